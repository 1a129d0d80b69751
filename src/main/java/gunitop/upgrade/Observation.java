package gunitop.upgrade;

import gunitop.process.ProcessId;
import java.time.Instant;
import java.util.Set;

/**
 * One line of the timeline.
 *
 * @param time when, by the wall clock
 * @param source whether we did it or saw it
 * @param text one sentence, to be sanitised before it is shown
 * @param masters the masters of the application that it is about; empty where it concerns all
 */
public record Observation(Instant time, Source source, String text, Set<ProcessId> masters) {

  /** Copies the set. */
  public Observation {
    masters = Set.copyOf(masters);
  }

  /** A line that concerns every application. */
  public Observation(Instant time, Source source, String text) {
    this(time, source, text, Set.of());
  }

  /** Where a line comes from. */
  public enum Source {
    /** The operator's key: a signal that this program sent. */
    YOU,
    /** Seen in the process table. */
    SEEN,
    /** A step was seen to be done. */
    HELD,
    /** A step failed. */
    FAILED,
    /** This program has something to say (a refusal, a hint). */
    NOTE
  }
}

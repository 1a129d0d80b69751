package gunitop.upgrade;

import java.time.Instant;

/**
 * One line of the timeline.
 *
 * @param time when, by the wall clock
 * @param source whether we did it or saw it
 * @param text one sentence, to be sanitised before it is shown
 */
public record Observation(Instant time, Source source, String text) {

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

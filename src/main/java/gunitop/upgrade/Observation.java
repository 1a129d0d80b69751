package gunitop.upgrade;

import gunitop.process.ProcessId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One line of the timeline.
 *
 * @param time when, by the wall clock
 * @param source whether we did it or saw it
 * @param text one sentence, to be sanitised before it is shown
 * @param masters the masters of the application that it is about; empty where it concerns all
 * @param recurring where the same may be seen again and again: then one line counts on
 */
public record Observation(
    Instant time,
    Source source,
    String text,
    Set<ProcessId> masters,
    Optional<Recurring> recurring) {

  /** Copies the set. */
  public Observation {
    masters = Set.copyOf(masters);
  }

  /** A line of its own. */
  public Observation(Instant time, Source source, String text, Set<ProcessId> masters) {
    this(time, source, text, masters, Optional.empty());
  }

  /** This line with a later one of the same kind in it; the time is the later one's. */
  public Observation and(Observation later) {
    Recurring more = later.recurring.orElseThrow();
    int sum = recurring.orElseThrow().count() + more.count();
    Set<ProcessId> all = new HashSet<>(masters);
    all.addAll(later.masters);
    return new Observation(
        later.time,
        later.source,
        more.text().formatted(sum),
        all,
        Optional.of(new Recurring(more.kind(), sum, more.text())));
  }

  /** Whether both are of one kind, of which the timeline shows one line. */
  public boolean isLike(Observation other) {
    return recurring.isPresent()
        && other.recurring.isPresent()
        && recurring.get().kind().equals(other.recurring.get().kind());
  }

  /**
   * What is seen again and again.
   *
   * @param kind the same for all that one line tells
   * @param count how many this line tells of
   * @param text the line for more than one, as a format with their number
   */
  public record Recurring(String kind, int count, String text) {}

  /** A line that concerns every application. */
  public Observation(Instant time, Source source, String text) {
    this(time, source, text, Set.of());
  }

  /** Where a line comes from. */
  public enum Source {
    /** The operator's key: a signal that this program sent. */
    YOU("you"),
    /** Seen in the process table. */
    SEEN("seen"),
    /** A step was seen to be done. */
    HELD("done"),
    /** A step failed. */
    FAILED("FAIL"),
    /** This program has something to say (a refusal, a hint). */
    NOTE("note");

    private final String label;

    Source(String label) {
      this.label = label;
    }

    /** In a word of four letters at most. */
    public String label() {
      return label;
    }
  }
}

package gunitop.masterlog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What was logged at once: a line, with those behind it that bear neither time nor PID, such as a
 * traceback.
 *
 * @param time when, as the line says; empty where the log begins in the middle of an entry
 * @param pid who, in the writer's own PID namespace; empty where the line does not say
 * @param level {@code INFO}, {@code ERROR} …; empty where the line has none
 * @param lines without time, PID and level; hostile text; never none
 */
public record LogEntry(Optional<Instant> time, OptionalInt pid, String level, List<String> lines) {
  /** The level of what is said about a log and stands in none. */
  public static final String NOTE = "note";

  /** Copies the list. */
  public LogEntry {
    lines = List.copyOf(lines);
  }

  /** Something about the logs themselves. */
  static LogEntry note(Instant time, String text) {
    return new LogEntry(Optional.of(time), OptionalInt.empty(), NOTE, List.of(text));
  }

  /** Whether it is about the logs themselves. */
  public boolean isNote() {
    return level.equals(NOTE);
  }
}

package gunitop.masterlog;

import gunitop.process.ProcessId;
import gunitop.process.Reading;
import java.util.List;
import java.util.Set;

/**
 * What was read of the masters' logs.
 *
 * @param logs each file once, whoever has it open
 * @param errors where each master's standard error goes, in the order of the question
 */
public record LogAnswer(List<ReadLog> logs, List<ErrorStream> errors) {
  /** The reading failed; one that was done says at least where each master's stderr goes. */
  public static final LogAnswer NOT_READ = new LogAnswer(List.of(), List.of());

  /** Copies the lists. */
  public LogAnswer {
    logs = List.copyOf(logs);
    errors = List.copyOf(errors);
  }

  /**
   * One log.
   *
   * @param identity which file it is, whatever its name becomes
   * @param name its path, or what else it is called; hostile text
   * @param writers the masters whose lines go there
   * @param bytes how long it is; 0 where that says nothing
   * @param lines its last ones, oldest first; hostile text; denied where we may not read it, not
   *     read where there is no such file any more
   */
  public record ReadLog(
      String identity,
      String name,
      Set<ProcessId> writers,
      long bytes,
      Reading<List<String>> lines) {
    /** Copies the collections. */
    public ReadLog {
      writers = Set.copyOf(writers);
      lines = lines.map(List::copyOf);
    }
  }

  /**
   * A master's standard error.
   *
   * @param isShown whether what it writes there stands among the logs
   * @param place where it goes, as the end of a sentence: {@code goes to /dev/null}; hostile text
   */
  public record ErrorStream(ProcessId master, boolean isShown, String place) {}
}

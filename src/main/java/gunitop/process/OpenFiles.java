package gunitop.process;

import java.util.List;
import java.util.Set;

/**
 * What {@code /proc/PID/fd} shows of a process; readable by the same user and by root.
 *
 * @param sockets the inodes of its sockets
 * @param temporary its deleted files whose name starts with one of {@link
 *     Focus#temporaryPrefixes()}
 * @param logs the absolute paths of regular files open for writing and not deleted
 * @param workingDirectory where its relative paths begin, {@code /proc/PID/cwd}; the kernel appends
 *     {@code " (deleted)"} to one that was removed
 * @param whole whether all of its descriptors were read; where not, what is missing here may still
 *     be open: nothing follows from its absence
 * @param program what was executed, as it was named then: a script, or its interpreter ({@code
 *     AT_EXECFN}); no title overwrites it, every fork keeps it
 * @param streams what its first three descriptors are
 */
public record OpenFiles(
    Set<Long> sockets,
    List<TemporaryFile> temporary,
    List<String> logs,
    Reading<String> workingDirectory,
    boolean whole,
    Reading<String> program,
    StandardStreams streams) {

  /** Copies the collections. */
  public OpenFiles {
    sockets = Set.copyOf(sockets);
    temporary = List.copyOf(temporary);
    logs = List.copyOf(logs);
  }

  /** Where the standard streams were not looked at. */
  public OpenFiles(
      Set<Long> sockets,
      List<TemporaryFile> temporary,
      List<String> logs,
      Reading<String> workingDirectory,
      boolean whole,
      Reading<String> program) {
    this(sockets, temporary, logs, workingDirectory, whole, program, StandardStreams.NOT_READ);
  }

  /** One of which all descriptors were read. */
  public OpenFiles(
      Set<Long> sockets,
      List<TemporaryFile> temporary,
      List<String> logs,
      Reading<String> workingDirectory) {
    this(sockets, temporary, logs, workingDirectory, true);
  }

  /** Where the program was not looked at. */
  public OpenFiles(
      Set<Long> sockets,
      List<TemporaryFile> temporary,
      List<String> logs,
      Reading<String> workingDirectory,
      boolean whole) {
    this(sockets, temporary, logs, workingDirectory, whole, Reading.notRead());
  }

  /** Where the working directory was not looked at. */
  public OpenFiles(Set<Long> sockets, List<TemporaryFile> temporary, List<String> logs) {
    this(sockets, temporary, logs, Reading.notRead());
  }
}

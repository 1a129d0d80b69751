package gunitop.masterlog.host;

import gunitop.kernel.FileStatus;
import gunitop.masterlog.LogAnswer.ReadLog;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.sampling.LogTail;
import gunitop.trust.Checked;
import gunitop.trust.CheckedFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the ends of log files, each by the path of a process that has it open. */
final class LogFiles {
  private final LogTail tail = new LogTail();

  /**
   * The end of a file.
   *
   * @param pid who has it open
   * @param writer the master whose lines go there
   */
  ReadLog read(int pid, String path, ProcessId writer) {
    Checked<ReadLog> read =
        tail.open(pid, path)
            .then(
                open -> {
                  try (open) {
                    return new Checked.Good<>(read(open, path, writer));
                  }
                });
    return read.value().orElseGet(() -> unread(path, writer, LogTail.reading(read)));
  }

  private static ReadLog unread(String path, ProcessId writer, Reading<ReadLog> failure) {
    return new ReadLog(
        "path " + path, path, Set.of(writer), 0, failure.map(none -> List.<String>of()));
  }

  private static ReadLog read(CheckedFile open, String path, ProcessId writer) {
    FileStatus status = open.status();
    // It may grow until it is read, and never shrinks but where somebody truncates it.
    return new ReadLog(
        status.device() + ":" + status.inode(), path, Set.of(writer), status.size(), lines(open));
  }

  private static Reading<List<String>> lines(CheckedFile open) {
    return LogTail.reading(LogTail.last(open, HostLogs.MOST_LINES));
  }

  static ReadLog writtenByBoth(ReadLog one, ReadLog other) {
    Set<ProcessId> writers = new HashSet<>(one.writers());
    writers.addAll(other.writers());
    return new ReadLog(one.identity(), one.name(), writers, one.bytes(), one.lines());
  }
}

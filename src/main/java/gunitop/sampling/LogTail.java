package gunitop.sampling;

import gunitop.kernel.KernelFiles;
import gunitop.kernel.StatusFields;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.sampling.proc.LiveProcFs;
import gunitop.trust.Budget;
import gunitop.trust.Checked;
import gunitop.trust.CheckedFile;
import gunitop.trust.ForeignFiles;
import gunitop.trust.Who;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

/** Reads the end of a log file that a process has open, on request. For one thread at a time. */
public final class LogTail implements LogSource {
  private static final int STATUS_BYTES = 64 * 1024;

  private final KernelFiles files = new KernelFiles();

  /**
   * The last lines of a regular file, as far as they stand in its last 64 KB; oldest first.
   *
   * @param holder who has it open: the path is one that this process sees
   * @param path the file, as in {@link gunitop.process.OpenFiles#logs()}
   * @param most so many lines at most
   * @return denied where we may not read it; not read where there is no such regular file, of the
   *     holder's own user or of root; hostile text until it has passed {@link
   *     gunitop.process.Printable}
   */
  @Override
  public Reading<List<String>> last(ProcessId holder, String path, int most) {
    Checked<List<String>> lines =
        open(holder.pid(), path)
            .then(
                open -> {
                  try (open) {
                    return last(open, most);
                  }
                });
    return reading(lines);
  }

  /** The last lines of an open file, at most so many; oldest first. */
  public static Checked<List<String>> last(CheckedFile open, int most) {
    // One byte more tells whether the first line is whole.
    return open.readEnd(Budget.LOG_BYTES + 1)
        .then(end -> new Checked.Good<>(lines(end.bytes(), most)));
  }

  /** Denied where the kernel refuses, not read where there is no such file or it is not used. */
  public static <T> Reading<T> reading(Checked<T> checked) {
    if (checked.value().isPresent()) {
      return Reading.known(checked.value().get());
    }
    return checked instanceof Checked.Unreadable<T> ? Reading.denied() : Reading.notRead();
  }

  /**
   * Opens a file that a process has open, by the path that it has there. One that root holds can be
   * anybody's: Gunicorn gives its logs to the user of its workers.
   */
  public Checked<CheckedFile> open(int pid, String path) {
    OptionalInt uid =
        LiveProcFs.reading(files.load("/proc/" + pid + "/status", STATUS_BYTES))
            .map(status -> new StatusFields(status).effectiveUid())
            .orElse(OptionalInt.empty());
    ForeignFiles seen = ForeignFiles.seenBy(pid);
    if (uid.isEmpty()) {
      return new Checked.Absent<>("process " + pid + " has exited");
    }
    return Who.isRootOrUs(uid.getAsInt()) ? seen.open(path) : seen.open(path, uid.getAsInt());
  }

  private static List<String> lines(byte[] end, int most) {
    List<String> lines = List.of(new String(end, StandardCharsets.UTF_8).split("\n", -1));
    int last = lines.get(lines.size() - 1).isEmpty() ? lines.size() - 1 : lines.size();
    int first = end.length > Budget.LOG_BYTES && last > 1 ? 1 : 0;
    return lines.subList(Math.max(first, last - most), last);
  }
}

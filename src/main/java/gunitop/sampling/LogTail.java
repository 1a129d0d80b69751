package gunitop.sampling;

import gunitop.kernel.KernelFiles;
import gunitop.process.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the end of a log file, on request. For one thread at a time. */
public final class LogTail {
  private static final int LIMIT = 64 * 1024;

  private final KernelFiles files = new KernelFiles();

  /**
   * The last lines of a regular file, as far as they stand in its last 64 KB; oldest first.
   *
   * @param path the file, as in {@link gunitop.process.OpenFiles#logs()}
   * @param most so many lines at most
   * @return denied where we may not read it, not read where there is no such regular file; hostile
   *     text until it has passed {@link gunitop.process.Printable}
   */
  public Reading<List<String>> last(String path, int most) {
    // One byte more tells whether the first line is whole.
    return LiveProcFs.reading(files.loadEnd(path, LIMIT + 1)).map(end -> lines(end, most));
  }

  private static List<String> lines(byte[] end, int most) {
    List<String> lines = List.of(new String(end, StandardCharsets.UTF_8).split("\n", -1));
    int last = lines.get(lines.size() - 1).isEmpty() ? lines.size() - 1 : lines.size();
    int first = end.length > LIMIT && last > 1 ? 1 : 0;
    return lines.subList(Math.max(first, last - most), last);
  }
}

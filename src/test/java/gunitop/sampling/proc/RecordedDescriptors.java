package gunitop.sampling.proc;

import gunitop.kernel.FileStatus;
import gunitop.process.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The file {@code PID/fd} of a recording. Each line: number, {@code fstat} mode in octal, how it is
 * opened ({@code r}, {@code w}, {@code rw}), device, inode, mtime and ctime in nanoseconds, and
 * what the link says, up to the end of the line.
 */
record RecordedDescriptors(OpenLinks links, Map<Integer, FileStatus> statuses) {
  private static final int FIELDS = 8;
  private static final int LINK_WRITES = 0120200;
  private static final int LINK_READS = 0120400;

  static RecordedDescriptors parse(byte[] content) {
    Map<Integer, String> links = new TreeMap<>();
    Map<Integer, FileStatus> statuses = new TreeMap<>();
    for (String line : new String(content, StandardCharsets.UTF_8).split("\n")) {
      String[] fields = line.split(" ", FIELDS);
      if (fields.length == FIELDS) {
        int number = Integer.parseInt(fields[0]);
        links.put(number, fields[7]);
        statuses.put(
            number,
            new FileStatus(
                Integer.parseInt(fields[1], 8),
                0,
                0,
                1,
                Long.parseLong(fields[3]),
                Long.parseLong(fields[4]),
                0,
                Long.parseLong(fields[5]),
                Long.parseLong(fields[6])));
        statuses.put(-1 - number, link(fields[2]));
      }
    }
    return new RecordedDescriptors(new OpenLinks(links, true), statuses);
  }

  /** The status of the file, or of its link, of which the recording knows the mode alone. */
  Reading<FileStatus> status(int number, boolean follow) {
    FileStatus status = statuses.get(follow ? number : -1 - number);
    return status == null ? Reading.notRead() : Reading.known(status);
  }

  private static FileStatus link(String access) {
    int mode = access.contains("w") ? LINK_WRITES : 0;
    int rights = mode | (access.contains("r") ? LINK_READS : 0);
    return new FileStatus(rights, 0, 0, 1, 0, 0, 0, 0, 0);
  }
}

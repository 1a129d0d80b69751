package gunitop.sampling.proc;

import gunitop.kernel.SocketEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The file {@code sockets} of a recording. Each line: {@code tcp} or {@code unix}, {@code listen}
 * or {@code established}, inode, backlog and limit ({@code -} where unknown), local address.
 */
final class RecordedSockets {
  private static final int FIELDS = 6;

  private RecordedSockets() {}

  static List<SocketEntry> parse(byte[] content) {
    List<SocketEntry> found = new ArrayList<>();
    for (String line : new String(content, StandardCharsets.UTF_8).split("\n")) {
      String[] fields = line.split(" ", FIELDS);
      if (fields.length == FIELDS) {
        found.add(entry(fields));
      }
    }
    return found;
  }

  private static SocketEntry entry(String[] fields) {
    boolean tcp = "tcp".equals(fields[0]);
    String local = fields[5];
    return new SocketEntry(
        tcp ? SocketEntry.Family.TCP : SocketEntry.Family.UNIX,
        "listen".equals(fields[1]),
        Long.parseLong(fields[2]),
        local,
        tcp ? Integer.parseInt(local.substring(local.lastIndexOf(':') + 1)) : 0,
        number(fields[3]),
        number(fields[4]));
  }

  private static int number(String field) {
    return "-".equals(field) ? SocketEntry.UNKNOWN : Integer.parseInt(field);
  }
}

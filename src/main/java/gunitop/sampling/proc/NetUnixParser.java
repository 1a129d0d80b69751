package gunitop.sampling.proc;

import gunitop.kernel.SocketEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code /proc/PID/net/unix} ({@code proc_pid_net(5)}): a listener has the flag {@code
 * __SO_ACCEPTCON} (0x10000), a connected socket the state 03. Backlogs are not shown.
 */
final class NetUnixParser {
  private static final int FIELDS = 8;
  private static final int ACCEPTS = 0x10000;
  private static final int CONNECTED = 3;

  private NetUnixParser() {}

  /** The listening and the connected sockets; lines that are none are passed over. */
  static List<SocketEntry> parse(byte[] content) {
    List<SocketEntry> found = new ArrayList<>();
    for (String line : new String(content, StandardCharsets.UTF_8).split("\n")) {
      String[] fields = line.split("\\s+", FIELDS);
      if (fields.length >= FIELDS - 1 && fields[0].endsWith(":")) {
        boolean listening = (Integer.parseUnsignedInt(fields[3], 16) & ACCEPTS) != 0;
        if (listening || Integer.parseInt(fields[5], 16) == CONNECTED) {
          String path = fields.length == FIELDS ? fields[FIELDS - 1] : "";
          found.add(entry(listening, Long.parseLong(fields[6]), path));
        }
      }
    }
    return found;
  }

  private static SocketEntry entry(boolean listening, long inode, String path) {
    return new SocketEntry(
        SocketEntry.Family.UNIX,
        listening,
        inode,
        path,
        0,
        SocketEntry.UNKNOWN,
        SocketEntry.UNKNOWN);
  }
}

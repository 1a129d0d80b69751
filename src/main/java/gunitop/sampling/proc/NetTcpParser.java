package gunitop.sampling.proc;

import gunitop.kernel.SocketAddressText;
import gunitop.kernel.SocketEntry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code /proc/PID/net/tcp} and {@code tcp6} ({@code proc_pid_net(5)}). Addresses are printed as
 * 32-bit words of the host's byte order; the receive queue of a listener is its backlog; its limit
 * is not shown.
 */
final class NetTcpParser {
  private static final int LISTEN = 0x0A;
  private static final int ESTABLISHED = 0x01;
  private static final int CLOSE_WAIT = 0x08;

  private NetTcpParser() {}

  /**
   * The listening and the connected sockets, those that the other side has closed too; lines that
   * are none are passed over.
   */
  static List<SocketEntry> parse(byte[] content) {
    List<SocketEntry> found = new ArrayList<>();
    for (String line : new String(content, StandardCharsets.ISO_8859_1).split("\n")) {
      String[] fields = line.strip().split("\\s+");
      if (fields.length > 9 && fields[0].endsWith(":")) {
        int state = Integer.parseInt(fields[3], 16);
        if (state == LISTEN || state == ESTABLISHED || state == CLOSE_WAIT) {
          found.add(entry(fields, state == LISTEN));
        }
      }
    }
    return found;
  }

  private static SocketEntry entry(String[] fields, boolean listening) {
    int colon = fields[1].indexOf(':');
    int port = Integer.parseInt(fields[1].substring(colon + 1), 16);
    int queued = Integer.parseUnsignedInt(fields[4].substring(fields[4].indexOf(':') + 1), 16);
    return new SocketEntry(
        SocketEntry.Family.TCP,
        listening,
        Long.parseLong(fields[9]),
        SocketAddressText.of(address(fields[1].substring(0, colon)), port),
        port,
        listening ? queued : SocketEntry.UNKNOWN,
        SocketEntry.UNKNOWN);
  }

  private static byte[] address(String hexadecimal) {
    ByteBuffer bytes = ByteBuffer.allocate(hexadecimal.length() / 2).order(ByteOrder.nativeOrder());
    for (int at = 0; at < hexadecimal.length(); at += 8) {
      bytes.putInt(Integer.parseUnsignedInt(hexadecimal.substring(at, at + 8), 16));
    }
    return bytes.array();
  }
}

package gunitop.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What sock_diag says of one unix socket ({@code linux/unix_diag.h}). */
final class UnixSocketMessage {
  private static final int UNIX_MESSAGE = 16;
  private static final int UNIX_DIAG_NAME = 0;
  private static final int UNIX_DIAG_VFS = 1;
  private static final int UNIX_DIAG_PEER = 2;
  private static final int UNIX_DIAG_RQLEN = 4;

  private UnixSocketMessage() {}

  static long inode(ByteBuffer message) {
    return message.getInt(message.position() + 4) & 0xFFFFFFFFL;
  }

  /** The inode of the socket that it is connected to; 0 where it is not told. */
  static long peer(ByteBuffer message) {
    int at = message.position() + UNIX_MESSAGE;
    while (at + 4 <= message.limit()) {
      int length = message.getShort(at) & 0xFFFF;
      if (length < 4) {
        break;
      }
      if (message.getShort(at + 2) == UNIX_DIAG_PEER) {
        return message.getInt(at + 4) & 0xFFFFFFFFL;
      }
      at += (length + 3) & ~3;
    }
    return 0;
  }

  static SocketEntry entry(ByteBuffer message, boolean listening) {
    long inode = inode(message);
    String name = "";
    int queued = SocketEntry.UNKNOWN;
    int limit = SocketEntry.UNKNOWN;
    Optional<SocketFile> file = Optional.empty();
    int at = message.position() + UNIX_MESSAGE;
    while (at + 4 <= message.limit()) {
      int length = message.getShort(at) & 0xFFFF;
      int type = message.getShort(at + 2);
      if (length < 4) {
        break;
      }
      if (type == UNIX_DIAG_NAME) {
        byte[] bytes = new byte[length - 4];
        message.get(at + 4, bytes);
        name = unixName(bytes);
      } else if (type == UNIX_DIAG_VFS) {
        file = Optional.of(new SocketFile(message.getInt(at + 4), message.getInt(at + 8)));
      } else if (type == UNIX_DIAG_RQLEN && listening) {
        queued = message.getInt(at + 4);
        limit = message.getInt(at + 8);
      }
      at += (length + 3) & ~3;
    }
    return new SocketEntry(SocketEntry.Family.UNIX, listening, inode, name, 0, queued, limit, file);
  }

  /**
   * A path up to its NUL; a name in the abstract name space starts with NUL, shown as {@code @}.
   */
  private static String unixName(byte[] bytes) {
    boolean isAbstract = bytes.length > 0 && bytes[0] == 0;
    int start = isAbstract ? 1 : 0;
    int end = start;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    return isAbstract ? "@" + text : text;
  }
}

package gunitop.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;

/** {@code struct sockaddr_un} ({@code unix(7)}), in native memory until it is closed. */
record UnixAddress(Memory memory, int size) implements AutoCloseable {
  private static final int AF_UNIX = 1;
  private static final int STREAM_NONBLOCK_CLOEXEC = 1 | 04000 | 02000000;
  private static final int FAMILY_BYTES = 2;
  private static final int NAME_BYTES = 108;

  /**
   * The address of a path that ends with a NUL, or of an abstract name that begins with one.
   *
   * @return {@code null} where it is too long
   */
  static UnixAddress of(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > NAME_BYTES) {
      return null;
    }
    Memory memory = new Memory(FAMILY_BYTES + NAME_BYTES);
    memory.clear();
    memory.setShort(0, (short) AF_UNIX);
    memory.write(FAMILY_BYTES, bytes, 0, bytes.length);
    return new UnixAddress(memory, FAMILY_BYTES + bytes.length);
  }

  /** A stream socket that never blocks; a negated {@link Errno} where there is none. */
  static int socket() {
    return LibC.checked(LibC.calls().socket(AF_UNIX, STREAM_NONBLOCK_CLOEXEC, 0));
  }

  long pointer() {
    return Pointer.nativeValue(memory);
  }

  @Override
  public void close() {
    memory.close();
  }
}

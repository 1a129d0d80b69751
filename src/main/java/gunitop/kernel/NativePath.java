package gunitop.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A path in native memory, as system calls take it: UTF-8 that ends with a zero byte. Written again
 * for each call, so it is for one thread at a time; whoever passes its {@link #address} on keeps it
 * reachable until the call is over.
 */
final class NativePath {
  /** How long a path may be for the kernel, with the zero byte. */
  static final int PATH_MAX = 4096;

  /** Our own patterns are short; a PID and a number have ten digits at most. */
  private static final int PATTERN_MAX = 256;

  private final Memory memory = new Memory(PATH_MAX);
  private final ByteBuffer bytes = memory.getByteBuffer(0, PATH_MAX);
  private final byte[] name = new byte[PATTERN_MAX];

  /** Where it stands. */
  long address() {
    return Pointer.nativeValue(memory);
  }

  /** Writes a path; answers false, and leaves the last one, where no file can have such a name. */
  boolean set(String path) {
    byte[] encoded = path.getBytes(StandardCharsets.UTF_8);
    if (encoded.length >= PATH_MAX || path.indexOf('\0') >= 0) {
      return false;
    }
    memory.write(0, encoded, 0, encoded.length);
    memory.setByte(encoded.length, (byte) 0);
    return true;
  }

  /**
   * Writes a pattern of ours, of ASCII alone, in which {@code *} stands for the PID and {@code #}
   * for the number, neither of them negative. Makes no garbage.
   */
  void set(String pattern, int pid, int number) {
    int length = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char next = pattern.charAt(i);
      if (next == '*') {
        length = digits(pid, length);
      } else if (next == '#') {
        length = digits(number, length);
      } else {
        name[length++] = (byte) next;
      }
    }
    name[length] = 0;
    bytes.put(0, name, 0, length + 1);
  }

  private int digits(int number, int at) {
    int end = at + 1;
    for (int rest = number / 10; rest > 0; rest /= 10) {
      end++;
    }
    int rest = number;
    for (int i = end - 1; i >= at; i--) {
      name[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return end;
  }
}

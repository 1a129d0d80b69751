package gunitop.release.disk;

import gunitop.trust.Budget;
import java.util.Arrays;
import java.util.Optional;

/** An object as a change of another ({@code gitformat-pack(5)}, "Deltified representation"). */
final class Delta {
  private final byte[] base;
  private final byte[] delta;
  private final byte[] result = new byte[Budget.COMMIT_BYTES];
  private int at;
  private int length;

  private Delta(byte[] base, byte[] delta) {
    this.base = base;
    this.delta = delta;
  }

  /** The object; empty where the change does not fit, or comes to more than the budget. */
  static Optional<byte[]> apply(byte[] base, byte[] delta) {
    try {
      return new Delta(base, delta).result();
    } catch (IndexOutOfBoundsException noDelta) {
      return Optional.empty();
    }
  }

  private Optional<byte[]> result() {
    skipSize();
    skipSize();
    while (at < delta.length) {
      int command = delta[at++] & 0xFF;
      if (command == 0) {
        return Optional.empty();
      }
      if (command < 0x80) {
        System.arraycopy(delta, at, result, length, command);
        at += command;
        length += command;
      } else {
        int offset = number(command, 4);
        int size = number(command >> 4, 3);
        int count = size == 0 ? 0x10000 : size;
        System.arraycopy(base, offset, result, length, count);
        length += count;
      }
    }
    return Optional.of(Arrays.copyOf(result, length));
  }

  private void skipSize() {
    while (delta[at++] < 0) {
      // The last byte of a size has its highest bit clear.
    }
  }

  /** A number of which only those bytes stand there whose bit is set. */
  private int number(int bits, int bytes) {
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      if ((bits >> i & 1) != 0) {
        value |= (delta[at++] & 0xFF) << 8 * i;
      }
    }
    return value;
  }
}

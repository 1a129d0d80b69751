package gunitop.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Arrays;

/** Lists a directory by {@code getdents64(2)} and keeps the names that are decimal numbers. */
final class NumericEntries {
  private static final int RECORD_LENGTH = 16;
  private static final int NAME = 19;

  private final Memory buffer;
  private final int size;
  private byte[] copy;
  private int[] numbers;

  NumericEntries(Memory buffer, int size) {
    this.buffer = buffer;
    this.size = size;
  }

  /**
   * The numbers in an open directory that was not read yet.
   *
   * @param most after so many it is not read any further
   */
  Answer<int[]> of(int fd, int most) {
    if (copy == null) {
      // Most of those who read files list no directory.
      copy = new byte[size];
      numbers = new int[512];
    }
    int count = 0;
    while (count < most) {
      int length =
          (int)
              LibC.checked(
                  LibC.calls()
                      .syscall(SystemCall.GETDENTS64, fd, Pointer.nativeValue(buffer), size, 0, 0));
      if (length < 0) {
        return Answer.failed(-length);
      }
      if (length == 0) {
        return Answer.of(Arrays.copyOf(numbers, count));
      }
      buffer.read(0, copy, 0, length);
      count = collect(length, count);
    }
    return Answer.of(Arrays.copyOf(numbers, most));
  }

  private int collect(int length, int count) {
    int kept = count;
    for (int entry = 0; entry < length; ) {
      int number = number(entry + NAME);
      if (number >= 0) {
        if (kept == numbers.length) {
          numbers = Arrays.copyOf(numbers, 2 * kept);
        }
        numbers[kept++] = number;
      }
      entry += (copy[entry + RECORD_LENGTH] & 0xFF) | (copy[entry + RECORD_LENGTH + 1] & 0xFF) << 8;
    }
    return kept;
  }

  private int number(int start) {
    int number = 0;
    int at = start;
    for (; copy[at] != 0; at++) {
      int digit = copy[at] - '0';
      if (digit < 0 || digit > 9 || number > 100_000_000) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return at == start ? -1 : number;
  }
}

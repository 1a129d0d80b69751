package gunitop.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The fields of {@code /proc/PID/stat} ({@code proc_pid_stat(5)}), by the numbers of the manual
 * page. The name (field 2) ends at the last {@code )}: it may hold brackets, blanks, newlines and
 * bytes that are no UTF-8. Reused from one line to the next.
 */
public final class StatFields {
  /** More than a line can be long. */
  public static final int LINE_BYTES = 4096;

  private static final int COUNT = 53;
  private static final int EXIT_SIGNAL = 38;
  private static final int PF_KTHREAD = 0x200000;

  private final long[] numbers = new long[COUNT];
  private String name = "";
  private char state;

  /**
   * Takes a line in.
   *
   * @return false where it is no whole line: the fields are then meaningless
   */
  public boolean parse(byte[] line, int length) {
    int open = indexOf(line, length, '(');
    int close = lastIndexOf(line, length, ')');
    if (open < 0 || close < open || close + 2 >= length) {
      return false;
    }
    numbers[1] = number(line, 0, open - 1);
    if (name.length() != close - open - 1 || !sameName(line, open + 1)) {
      name = new String(line, open + 1, close - open - 1, StandardCharsets.UTF_8);
    }
    state = (char) (line[close + 2] & 0xFF);
    int field = 4;
    int at = close + 4;
    while (at < length && field < COUNT) {
      int end = at;
      while (end < length && line[end] != ' ' && line[end] != '\n') {
        end++;
      }
      numbers[field++] = number(line, at, end);
      at = end + 1;
    }
    Arrays.fill(numbers, field, COUNT, 0);
    return field > 24;
  }

  /** A numeric field by its number in the manual page, 4 to 52; 1 is the PID. */
  public long number(int field) {
    return numbers[field];
  }

  /** Field 2, without its brackets; bytes that are no UTF-8 become U+FFFD. */
  public String name() {
    return name;
  }

  /** Field 3, the state letter. */
  public char state() {
    return state;
  }

  /** Field 22, the start time in clock ticks after boot. */
  public long startTicks() {
    return numbers[22];
  }

  /** Whether the process has exited: a zombie (Z) or dead (X). */
  public boolean hasExited() {
    return state == 'Z' || state == 'X' || state == 'x';
  }

  /** Whether the process is stopped (T), also by a tracer (t). */
  public boolean isStopped() {
    return state == 'T' || state == 't';
  }

  /** Whether it is a thread of the kernel's ({@code PF_KTHREAD} in field 9): it has no program. */
  public boolean isKernelThread() {
    return (numbers[9] & PF_KTHREAD) != 0;
  }

  /**
   * Whether the line is of a thread that is not the first of its process: {@code /proc/TID} is not
   * listed, but can be opened. The kernel's own test is field 38, {@code exit_signal}, below 0
   * ({@code thread_group_leader}, {@code copy_process}); everybody may see it.
   */
  public boolean isOfThread() {
    return numbers[EXIT_SIGNAL] < 0;
  }

  private boolean sameName(byte[] line, int start) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80 || name.charAt(i) != line[start + i]) {
        return false;
      }
    }
    return true;
  }

  private static int indexOf(byte[] line, int length, char wanted) {
    for (int i = 0; i < length; i++) {
      if (line[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static int lastIndexOf(byte[] line, int length, char wanted) {
    for (int i = length - 1; i >= 0; i--) {
      if (line[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /** Addresses and limits use all 64 bits: they wrap as the kernel's {@code unsigned long}. */
  private static long number(byte[] line, int start, int end) {
    boolean negative = start < end && line[start] == '-';
    long value = 0;
    for (int i = negative ? start + 1 : start; i < end; i++) {
      value = value * 10 + (line[i] - '0');
    }
    return negative ? -value : value;
  }
}

package gunitop.hands.host;

import gunitop.kernel.FileStatus;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * Reads {@code /proc/locks} ({@code proc_locks(5)}): {@code 1: FLOCK ADVISORY WRITE 4711
 * 00:16:94832 0 EOF}, where the device is in hexadecimal. Locks of processes outside our PID
 * namespace are left out there.
 */
final class LockTable {
  private static final int PID = 4;
  private static final int FILE = 5;

  private LockTable() {}

  /** Who has locked this file whole by {@code flock(2)}; empty where it is not shown. */
  static OptionalInt holder(byte[] table, FileStatus file) {
    for (String line : new String(table, StandardCharsets.US_ASCII).split("\n")) {
      String[] words = line.strip().split(" +");
      // Who waits for a lock has -> in the place of its kind.
      if (words.length > FILE && words[1].equals("FLOCK") && isFile(words[FILE], file)) {
        int pid = number(words[PID], 10);
        return pid > 0 ? OptionalInt.of(pid) : OptionalInt.empty();
      }
    }
    return OptionalInt.empty();
  }

  private static boolean isFile(String word, FileStatus file) {
    String[] parts = word.split(":");
    return parts.length == 3
        && parts[2].equals(Long.toUnsignedString(file.inode()))
        && FileStatus.device(number(parts[0], 16), number(parts[1], 16)) == file.device();
  }

  /** -1 where it is none. */
  private static int number(String digits, int radix) {
    try {
      return Integer.parseInt(digits, radix);
    } catch (NumberFormatException none) {
      return -1;
    }
  }
}

package gunitop.report;

/** Amounts in the few characters that a table has room for. */
final class Amount {
  private static final long KIB = 1024;
  private static final long MIB = KIB * KIB;
  private static final long GIB = KIB * MIB;
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Amount() {}

  /** Bytes in the largest binary unit that leaves a whole number: {@code 48M}; tenths from G on. */
  static String bytes(long bytes) {
    if (bytes >= GIB) {
      long tenths = bytes * 10 / GIB;
      return tenths / 10 + "." + tenths % 10 + "G";
    }
    return bytes >= MIB ? bytes / MIB + "M" : bytes / KIB + "K";
  }

  /** Seconds, rounded down, in one or two units: {@code 41s}, {@code 4m05s}, {@code 3d04h}. */
  static String duration(double seconds) {
    long whole = Math.max(0, (long) seconds);
    if (whole < MINUTE) {
      return whole + "s";
    }
    if (whole < HOUR) {
      return whole / MINUTE + "m" + two(whole % MINUTE) + "s";
    }
    return whole < DAY
        ? whole / HOUR + "h" + two(whole % HOUR / MINUTE) + "m"
        : whole / DAY + "d" + two(whole % DAY / HOUR) + "h";
  }

  private static String two(long number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }
}

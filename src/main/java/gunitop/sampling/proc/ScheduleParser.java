package gunitop.sampling.proc;

/**
 * {@code /proc/PID/schedstat} ({@code proc_pid_schedstat(5)}): nanoseconds on the CPU, nanoseconds
 * of waiting for it, and how often it was there.
 */
public final class ScheduleParser {
  private ScheduleParser() {}

  /** See {@link ProcessFiles#runs}: the first and the third number, added up. */
  public static long runs(byte[] line, int length) {
    long sum = 0;
    long number = 0;
    int field = 0;
    for (int i = 0; i < length && line[i] != '\n'; i++) {
      if (line[i] == ' ') {
        sum += field == 0 ? number : 0;
        number = 0;
        field++;
      } else {
        number = 10 * number + line[i] - '0';
      }
    }
    // A kernel that does not count prints zeroes.
    return sum > 0 ? sum + number : ProcessFiles.UNKNOWN;
  }
}

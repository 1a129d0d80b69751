package gunitop.sampling.discovery;

import java.util.function.ToIntFunction;

/**
 * Which PIDs the kernel may have given away since the last look. {@code /proc/loadavg} ends with
 * the PID that was given away last in our namespace, and with how many threads the host has ({@code
 * fs/proc/loadavg.c}). PIDs are given away in order, threads' too, and begin anew at 300 after
 * {@code pid_max} ({@code alloc_pid}, {@code idr_alloc_cyclic}); so what is new stands between the
 * last such PID and this one, and where they are the same there is nothing new.
 *
 * <p>A PID is taken a moment before its process can be seen: what was given away in the last half
 * second is covered once more. Who was given a certain PID ({@code clone3} with {@code set_tid},
 * {@code ns_last_pid}, as CRIU does) stands elsewhere; only a list of all shows it, and whoever
 * lists asks {@link #disprove} about each that is new: one that does not fit ends the trust for
 * good. A host that gives all its PIDs away between two looks, and a few more, would deceive until
 * the next list; hence the range is trusted only where it is a small part of them.
 */
final class PidCursor {
  private static final int MOST = 1_000;
  private static final long LATE_NANOS = 500_000_000L;
  private static final int LINE_BYTES = 128;

  private final byte[] line = new byte[LINE_BYTES];
  private boolean trusted = true;
  private int earlier;
  private int before;
  private int previous;
  private long shiftedNanos;
  private int last;
  private int threads;
  private int threadsBefore;
  private int floor;
  private int read;
  private int readThreads;

  /**
   * Looks where the kernel is by now.
   *
   * @param loadAverage reads the file into the bytes and answers with its length, or below 1
   */
  void advance(ToIntFunction<byte[]> loadAverage, long nowNanos) {
    boolean first = last == 0;
    trusted &= read(loadAverage);
    if (first) {
      earlier = Math.max(0, read - MOST);
      floor = earlier;
      before = read;
      shiftedNanos = nowNanos;
    } else if (nowNanos - shiftedNanos >= LATE_NANOS) {
      earlier = before;
      before = last;
      shiftedNanos = nowNanos;
    }
    previous = first ? read : last;
    last = read;
    threadsBefore = threads;
    threads = readThreads;
  }

  /** Whether what is new can be told from {@link #first} to {@link #last} alone, and cheaply. */
  boolean isShort(int processes) {
    return trusted
        && earlier <= before
        && before <= previous
        && previous <= last
        && last - earlier <= Math.min(MOST, Math.max(MOST / 10, processes / 2));
  }

  /** The first PID to be looked at. */
  int first() {
    return earlier + 1;
  }

  /** The last one; below {@link #first} where there is none. */
  int last() {
    return last;
  }

  /** Whether this PID was given away since the last look: who had it before is gone. */
  boolean isFresh(int pid) {
    return trusted && isBetween(previous, pid, last);
  }

  /**
   * Whether the host has fewer threads than it had at the last look and those of these that were
   * given to it since: then one has ended. What starts in other PID namespaces may hide that.
   */
  boolean hasEnded(int given) {
    return trusted && threads < threadsBefore + given;
  }

  boolean isTrusted() {
    return trusted;
  }

  /** To be called after all processes were listed, before {@link #disprove}. */
  void listed(ToIntFunction<byte[]> loadAverage) {
    trusted &= read(loadAverage);
  }

  /** Takes in that a list showed this PID for the first time. */
  void disprove(int pid) {
    trusted &= isBetween(floor, pid, read);
  }

  /** To be called when all that is new in a list was gone through. */
  void proven() {
    floor = earlier;
  }

  private static boolean isBetween(int from, int pid, int to) {
    return from <= to ? pid > from && pid <= to : pid > from || pid <= to;
  }

  /** The line ends with {@code running/threads last}. */
  private boolean read(ToIntFunction<byte[]> loadAverage) {
    int length = trusted ? loadAverage.applyAsInt(line) : 0;
    int slash = -1;
    int blank = -1;
    for (int i = 0; i < length; i++) {
      slash = line[i] == '/' ? i : slash;
      blank = line[i] == ' ' ? i : blank;
    }
    if (slash < 0 || blank < slash) {
      return false;
    }
    readThreads = number(slash + 1);
    read = number(blank + 1);
    return read > 0;
  }

  private int number(int start) {
    int number = 0;
    for (int i = start; i < LINE_BYTES && line[i] >= '0' && line[i] <= '9'; i++) {
      number = 10 * number + line[i] - '0';
    }
    return number;
  }
}

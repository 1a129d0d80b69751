package gunitop.gunicorn;

import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.TemporaryFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A worker's heartbeat: the deleted {@code wgunicorn-*} file that it and its master keep open
 * ({@code gunicorn/workers/workertmp.py}). The master makes it with mode 0600 before the fork; the
 * worker touches it once the application is loaded, and then again and again: by {@code fchmod} to
 * mode 0 or 1 up to release 20.1, by {@code utime} with a monotonic time later. Both move ctime.
 *
 * @param file what {@code fstat} said
 */
record HeartbeatFile(TemporaryFile file) {
  /** How the file's name starts. */
  static final String NAME_PREFIX = "wgunicorn-";

  private static final int PERMISSIONS = 0777;
  private static final long ONE_SECOND = 1_000_000_000L;

  /**
   * Whether the worker has beaten at least once: the mode is one that only a beat sets, or the
   * content's time was set away from the inode's (they are made within a moment of each other).
   */
  boolean hasBeaten() {
    int mode = file.mode() & PERMISSIONS;
    return mode == 0
        || mode == 1
        || Math.abs(file.changedNanos() - file.modifiedNanos()) > ONE_SECOND;
  }

  /** Seconds since the last beat, by the wall clock; never negative. */
  double ageSeconds(long nowNanos) {
    return Math.max(0, nowNanos - file.changedNanos()) / 1e9;
  }

  /**
   * Which file is which worker's. Releases before 20 let a worker inherit its elder siblings'
   * files: a worker's own is the one that no elder worker has, and that its master has too.
   *
   * @param workers the workers of one master, oldest first
   * @return in the same order; denied where the worker's files may not be read, not read where it
   *     has none
   */
  static List<Reading<HeartbeatFile>> assign(ProcessSample master, List<ProcessSample> workers) {
    long[] inodes = inodes(master.files().isKnown() ? List.of(master) : workers);
    boolean[] taken = new boolean[inodes.length];
    List<Reading<HeartbeatFile>> own = new ArrayList<>(workers.size());
    for (ProcessSample worker : workers) {
      own.add(
          worker.files().isKnown()
              ? pick(worker.files().get().temporary(), inodes, taken)
              : worker.files().isDenied() ? Reading.denied() : Reading.notRead());
    }
    return own;
  }

  private static Reading<HeartbeatFile> pick(
      List<TemporaryFile> files, long[] inodes, boolean[] taken) {
    for (int i = 0; i < files.size(); i++) {
      TemporaryFile file = files.get(i);
      int at = Arrays.binarySearch(inodes, file.inode());
      if (at >= 0 && !taken[at]) {
        taken[at] = true;
        return Reading.known(new HeartbeatFile(file));
      }
    }
    return Reading.notRead();
  }

  /**
   * The inodes of their temporary files, sorted: the same one is always found at the same place.
   */
  private static long[] inodes(List<ProcessSample> processes) {
    int count = 0;
    for (ProcessSample process : processes) {
      count += temporary(process).size();
    }
    long[] inodes = new long[count];
    for (ProcessSample process : processes) {
      for (TemporaryFile file : temporary(process)) {
        inodes[--count] = file.inode();
      }
    }
    Arrays.sort(inodes);
    return inodes;
  }

  private static List<TemporaryFile> temporary(ProcessSample process) {
    return process.files().isKnown() ? process.files().get().temporary() : List.of();
  }
}

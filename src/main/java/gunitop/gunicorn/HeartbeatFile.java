package gunitop.gunicorn;

import gunitop.process.OpenFiles;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.TemporaryFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
   * @return by PID; denied where the worker's files may not be read, not read where it has none
   */
  static Map<Integer, Reading<HeartbeatFile>> assign(
      ProcessSample master, List<ProcessSample> workers) {
    Reading<Set<Long>> masters = master.files().map(HeartbeatFile::inodes);
    Set<Long> taken = new HashSet<>();
    Map<Integer, Reading<HeartbeatFile>> own = new HashMap<>();
    for (ProcessSample worker : workers) {
      if (!worker.files().isKnown()) {
        own.put(worker.pid(), worker.files().isDenied() ? Reading.denied() : Reading.notRead());
        continue;
      }
      Optional<HeartbeatFile> found = pick(worker.files().get(), masters, taken);
      found.ifPresent(heartbeat -> taken.add(heartbeat.file().inode()));
      own.put(worker.pid(), found.map(Reading::known).orElse(Reading.notRead()));
    }
    return own;
  }

  private static Optional<HeartbeatFile> pick(
      OpenFiles files, Reading<Set<Long>> masters, Set<Long> taken) {
    return files.temporary().stream()
        .filter(file -> !taken.contains(file.inode()))
        .filter(file -> !masters.isKnown() || masters.get().contains(file.inode()))
        .findFirst()
        .map(HeartbeatFile::new);
  }

  private static Set<Long> inodes(OpenFiles files) {
    Set<Long> inodes = new HashSet<>();
    files.temporary().forEach(file -> inodes.add(file.inode()));
    return inodes;
  }
}

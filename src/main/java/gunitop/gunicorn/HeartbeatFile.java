package gunitop.gunicorn;

import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import gunitop.process.TemporaryFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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

  /** Of the boot's time, which is told in hundredths. */
  private static final double ROUNDING_SECONDS = 0.1;

  /** The year 2001: no host with a Gunicorn has been up since. */
  private static final long LONG_AGO = 1_000_000_000 * ONE_SECOND;

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

  /**
   * Seconds since the last beat; never negative. Up to release 20.1 by the wall clock, as its
   * master goes by it. Later a beat leaves a time since the boot, by which the master goes,
   * whatever the wall clock is set to ({@code gunicorn/arbiter.py murder_workers}); in a time
   * namespace, or after a suspend, that is another time than ours, and the shorter of the two is
   * right.
   */
  double ageSeconds(Snapshot snapshot) {
    double byWall = (epochNanos(snapshot.time()) - file.changedNanos()) / 1e9;
    if (file.modifiedNanos() >= LONG_AGO) {
      return Math.max(0, byWall);
    }
    double sinceBoot =
        snapshot.host().uptimeSecondsAt(snapshot.monotonicNanos()) - file.modifiedNanos() / 1e9;
    boolean isComparable = sinceBoot > -ROUNDING_SECONDS;
    if (!isComparable || byWall >= 0 && byWall < sinceBoot) {
      return Math.max(0, byWall);
    }
    return Math.max(0, sinceBoot);
  }

  /**
   * Which file is whose, among the children that a master has forked. The master makes a file for
   * each worker before it forks it, and from release 20 on a worker closes those of its siblings. A
   * child that is no worker may hold one too, or all of them: a hook's, forked between a file and
   * its worker; a NEW master before its exec. So a file is given to whoever holds the fewest, and
   * last to a child with its master's handlers, which no worker keeps for long.
   *
   * @param children forked by one master, oldest first
   * @return in the same order; denied where a child's files may not be read, not read where it has
   *     none of its own or they were not looked at
   */
  static List<Reading<HeartbeatFile>> assign(ProcessSample master, List<ProcessSample> children) {
    Set<Identity> free = new HashSet<>();
    for (ProcessSample holder : master.hasAllFiles() ? List.of(master) : children) {
      temporary(holder).forEach(file -> free.add(Identity.of(file)));
    }
    List<Claim> claims = new ArrayList<>(children.size());
    for (int i = 0; i < children.size(); i++) {
      claims.add(Claim.of(i, children.get(i), master, free));
    }
    claims.sort(Claim.SUREST_FIRST);
    List<Reading<HeartbeatFile>> own = new ArrayList<>(Collections.nCopies(children.size(), null));
    for (Claim claim : claims) {
      own.set(claim.place(), claim.take(free));
    }
    return own;
  }

  /**
   * What one child may have for its own.
   *
   * @param place where it stands among its siblings
   * @param likeMaster whether it has exactly the handlers of its master
   * @param files those of its files that its master holds too
   * @param none what is said where it gets none
   */
  private record Claim(
      int place, boolean likeMaster, List<TemporaryFile> files, Reading<HeartbeatFile> none) {
    static final Comparator<Claim> SUREST_FIRST =
        Comparator.comparing(Claim::likeMaster)
            .thenComparingInt(claim -> claim.files.size())
            .thenComparingInt(Claim::place);

    static Claim of(int place, ProcessSample child, ProcessSample master, Set<Identity> free) {
      return new Claim(
          place,
          child.traits().caught().equals(master.traits().caught()),
          temporary(child).stream().filter(file -> free.contains(Identity.of(file))).toList(),
          child.files().isDenied() ? Reading.denied() : Reading.notRead());
    }

    Reading<HeartbeatFile> take(Set<Identity> free) {
      for (TemporaryFile file : files) {
        if (free.remove(Identity.of(file))) {
          return Reading.known(new HeartbeatFile(file));
        }
      }
      return none;
    }
  }

  /** What names a file on the host. */
  private record Identity(long device, long inode) {
    static Identity of(TemporaryFile file) {
      return new Identity(file.device(), file.inode());
    }
  }

  /** Whether two processes hold one and the same heartbeat file. */
  static boolean isShared(ProcessSample one, ProcessSample other) {
    for (TemporaryFile file : temporary(one)) {
      for (TemporaryFile others : temporary(other)) {
        if (file.inode() == others.inode() && file.device() == others.device()) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether a process may be the worker for which its file was made, and not a fork of that: the
   * file is made right before the worker. Up to release 20.1 the time stays in the file; later a
   * beat overwrites it by a time since the boot, and nothing tells.
   */
  static boolean mayBeOwn(ProcessSample process, Snapshot snapshot) {
    long born =
        epochNanos(snapshot.time()) - (long) (snapshot.ageSeconds(process.id()) * ONE_SECOND);
    for (TemporaryFile file : temporary(process)) {
      if (file.modifiedNanos() < LONG_AGO || Math.abs(born - file.modifiedNanos()) < ONE_SECOND) {
        return true;
      }
    }
    return false;
  }

  /** Seconds since the last beat in any file that a process holds; infinite where it holds none. */
  static double secondsSinceLast(ProcessSample process, Snapshot snapshot) {
    return temporary(process).stream()
        .mapToDouble(file -> new HeartbeatFile(file).ageSeconds(snapshot))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** Nanoseconds since the epoch. */
  static long epochNanos(Instant time) {
    return time.getEpochSecond() * ONE_SECOND + time.getNano();
  }

  private static List<TemporaryFile> temporary(ProcessSample process) {
    return process.files().isKnown() ? process.files().get().temporary() : List.of();
  }
}

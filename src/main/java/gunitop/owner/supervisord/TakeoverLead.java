package gunitop.owner.supervisord;

import gunitop.gunicorn.LaunchLine;
import gunitop.gunicorn.Master;
import gunitop.upgrade.Situation;
import java.util.Optional;

/**
 * How long before a third master's try NEW must be told to leave, so that no worker holds the
 * listener at that try. Too long costs refused connections, too short a whole second more.
 */
final class TakeoverLead {
  /** A stopped sync worker keeps the listener until its interpreter has gone down. */
  private static final int BASE_MILLIS = 300;

  /** All of them do at the same time, on few CPUs. */
  private static final int WORKER_MILLIS = 50;

  /** Idle gthread workers, and all gevent ones, look once a second whether they shall stop. */
  private static final int LONGEST_MILLIS = 950;

  /** With so many connections a second, each gthread worker is woken within the base time. */
  private static final double BUSY_PER_SECOND = 20;

  private TakeoverLead() {}

  static int millis(Situation situation, Master third) {
    boolean busy =
        situation.history().owners().connectionsPerSecond().orElse(0.0) >= BUSY_PER_SECOND;
    boolean leavesAtOnce = isSync(third) || isThreaded(third) && busy;
    int workers = situation.old().workers().size();
    return leavesAtOnce
        ? Math.min(LONGEST_MILLIS, BASE_MILLIS + workers * WORKER_MILLIS)
        : LONGEST_MILLIS;
  }

  /** Whether its workers are of the class sync, by its command line; false where that is hidden. */
  static boolean isSync(Master master) {
    return line(master)
        .filter(one -> one.words().stream().noneMatch(TakeoverLead::isAsynchronous))
        .isPresent();
  }

  private static boolean isThreaded(Master master) {
    return line(master)
        .filter(one -> one.words().stream().anyMatch(TakeoverLead::namesThreads))
        .isPresent();
  }

  static Optional<LaunchLine> line(Master master) {
    return LaunchLine.of(master.process().traits().commandLine());
  }

  private static boolean namesThreads(String word) {
    return word.contains("gthread") || word.contains("--threads");
  }

  private static boolean isAsynchronous(String word) {
    return namesThreads(word) || word.contains("gevent") || word.contains("eventlet");
  }
}

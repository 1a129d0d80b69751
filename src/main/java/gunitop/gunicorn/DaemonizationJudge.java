package gunitop.gunicorn;

import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges whether a master was started with {@code --daemon}. {@code gunicorn/util.py daemonize}
 * forks twice around {@code setsid(2)}: the master is no session leader, and the leader is gone. A
 * master that {@code setsid} started and that was upgraded once looks the same; whether an upgrade
 * has been is told by {@code GUNICORN_PID} in the environment and by the {@code .2} that workers
 * keep.
 */
final class DaemonizationJudge {

  private DaemonizationJudge() {}

  static Daemonization judge(
      ProcessSample master, List<ProcessSample> workers, Snapshot snapshot, History history) {
    MasterHistory learnt = history.of(master.id());
    if (learnt.winch() != WinchEffect.UNSEEN) {
      return learnt.winch() == WinchEffect.HEEDED
          ? new Daemonization(Daemonization.Verdict.YES, "a WINCH was seen to be heeded")
          : no("a WINCH was seen to be ignored");
    }
    Daemonization seen = bySight(master, workers, snapshot, learnt);
    return seen.verdict() == Daemonization.Verdict.NO ? seen : learnt.daemonization().orElse(seen);
  }

  private static Daemonization bySight(
      ProcessSample master, List<ProcessSample> workers, Snapshot snapshot, MasterHistory learnt) {
    Optional<LaunchLine> line = LaunchLine.of(master.traits().commandLine()).or(learnt::launch);
    if (line.filter(LaunchLine::daemonizes).isPresent()) {
      return new Daemonization(Daemonization.Verdict.YES, "--daemon on the command line");
    }
    int session = master.stat().session();
    if (session == 0) {
      return new Daemonization(
          Daemonization.Verdict.UNKNOWN, "its session is in another namespace");
    }
    if (master.stat().processGroup() != session) {
      return no("its process group " + master.stat().processGroup() + " is not its session");
    }
    if (session == master.pid()) {
      return no("it leads its session");
    }
    if (snapshot.process(session).filter(ProcessSample::isAlive).isPresent()) {
      return no("the leader of its session, " + session + ", lives");
    }
    if (!isAdoptedByInit(master, snapshot)) {
      return no("its parent is " + master.stat().parent() + ", not PID 1");
    }
    return wasNeverUpgraded(master, workers)
        ? new Daemonization(
            Daemonization.Verdict.YES, "forked twice: the leader of its session is gone")
        : new Daemonization(
            Daemonization.Verdict.PROBABLY,
            "the leader of its session is gone, as after --daemon or after an earlier upgrade");
  }

  private static Daemonization no(String witness) {
    return new Daemonization(Daemonization.Verdict.NO, witness);
  }

  /** PID 1, or a subreaper: an adopter outside the master's session. */
  private static boolean isAdoptedByInit(ProcessSample master, Snapshot snapshot) {
    int parent = master.stat().parent();
    return parent == 1
        || snapshot
            .process(parent)
            .filter(adopter -> adopter.stat().session() != master.stat().session())
            .filter(adopter -> Inits.isSystemd(adopter) || Inits.isFirst(adopter))
            .isPresent();
  }

  private static boolean wasNeverUpgraded(ProcessSample master, List<ProcessSample> workers) {
    Reading<Map<String, String>> environment = master.traits().environment();
    boolean readable =
        environment.isKnown() && !LaunchLine.of(master.traits().commandLine()).isEmpty();
    if (readable) {
      return !environment.get().containsKey(Variables.MASTER_PID);
    }
    return !workers.isEmpty()
        && workers.stream()
            .map(worker -> String.join(" ", worker.traits().commandLine()).strip())
            .allMatch(title -> title.startsWith("gunicorn: ") && !title.endsWith(".2]"));
  }
}

package gunitop.gunicorn;

import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import java.util.Optional;

/**
 * Judges whether a master was started with {@code --daemon}. {@code gunicorn/util.py daemonize}
 * forks twice around {@code setsid(2)}: the master is no session leader, and the leader is gone.
 * {@code nohup gunicorn &} over ssh, cron and {@code start-stop-daemon --background} leave the same
 * picture, and an upgrade of a setsid'ed master too. So "yes" is said where the option is seen, and
 * "no" where nothing can have set it.
 */
final class DaemonizationJudge {

  private static final String DAEMON = "--daemon";

  private DaemonizationJudge() {}

  static Daemonization judge(ProcessSample master, Snapshot snapshot, History history) {
    MasterHistory learnt = history.of(master.id());
    if (learnt.winch() != WinchEffect.UNSEEN) {
      return learnt.winch() == WinchEffect.HEEDED
          ? new Daemonization(Daemonization.Verdict.YES, "a WINCH was seen to be heeded")
          : no("a WINCH was seen to be ignored");
    }
    Reading<Boolean> told = learnt.answer().daemon();
    if (told.isKnown()) {
      return new Daemonization(
          told.get() ? Daemonization.Verdict.YES : Daemonization.Verdict.NO, ControlAnswer.WITNESS);
    }
    Daemonization seen = bySight(master, snapshot, learnt);
    return seen.verdict() == Daemonization.Verdict.NO ? seen : learnt.daemonization().orElse(seen);
  }

  private static Daemonization bySight(
      ProcessSample master, Snapshot snapshot, MasterHistory learnt) {
    Settings settings = Settings.of(master, learnt);
    Optional<String> place = settings.placeOf(DAEMON);
    if (place.isPresent()) {
      return new Daemonization(Daemonization.Verdict.YES, place.get());
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
    return settings
        .otherSource(DefaultConfiguration.of(master, snapshot, learnt))
        .map(
            source ->
                new Daemonization(
                    Daemonization.Verdict.PROBABLY,
                    "the leader of its session is gone, as after --daemon, nohup or cron; "
                        + source))
        .orElseGet(() -> no("no " + DAEMON + " on its command line, and nothing else sets it"));
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
}

package gunitop.gunicorn;

import gunitop.process.OpenFiles;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import gunitop.process.StandardStreams;
import java.util.Optional;

/**
 * Judges whether a master was started with {@code --daemon}. {@code gunicorn/util.py daemonize}
 * forks twice around {@code setsid(2)}: the master is no session leader, and the leader is gone.
 * {@code nohup gunicorn &} over ssh, cron and {@code start-stop-daemon --background} leave the same
 * picture, but for the standard streams, and an upgrade of a setsid'ed master too. So "yes" is said
 * where the option is seen, and "no" where nothing can have set it.
 */
final class DaemonizationJudge {

  private static final String DAEMON = "--daemon";

  private DaemonizationJudge() {}

  static Daemonization judge(ProcessSample master, Snapshot snapshot, History history) {
    MasterHistory learnt = history.of(master.id());
    if (learnt.winch() != WinchEffect.UNSEEN) {
      return learnt.winch() == WinchEffect.OBEYED
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
        .map(source -> byStreams(master, source))
        .orElseGet(() -> no("no " + DAEMON + " on its command line, and nothing else sets it"));
  }

  /**
   * {@code gunicorn/util.py daemonize} opens {@code /dev/null} for reading and writing and puts it
   * into the place of the standard streams. A NEW master that 20.1 executed has lost the first of
   * them: so nothing is surely not a daemon but what a shell or a starter gave {@code /dev/null}.
   */
  private static Daemonization byStreams(ProcessSample master, String source) {
    StandardStreams streams =
        master.files().map(OpenFiles::streams).orElse(StandardStreams.NOT_READ);
    String gone = "the leader of its session is gone, as after --daemon, nohup or cron; ";
    return switch (streams) {
      case NULL_ONE_WAY -> no("its input is /dev/null one way; --daemon opens it both ways");
      case OTHER ->
          new Daemonization(
              Daemonization.Verdict.UNKNOWN,
              gone + "--daemon leaves /dev/null in its standard streams, it has others; " + source);
      case NULL_BOTH_WAYS, NOT_READ ->
          new Daemonization(Daemonization.Verdict.PROBABLY, gone + source);
    };
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

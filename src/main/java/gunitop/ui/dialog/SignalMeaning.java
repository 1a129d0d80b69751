package gunitop.ui.dialog;

import gunitop.gunicorn.Preload;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Signal;
import gunitop.process.SignalSet;
import gunitop.ui.Model;
import gunitop.ui.text.Member;
import java.util.Optional;

/** What a signal does to this very process, where Gunicorn gives it a meaning of its own. */
public final class SignalMeaning {
  private SignalMeaning() {}

  /** In a few words; empty where it does what it does everywhere. */
  public static Optional<String> of(Model model, ProcessId target, Signal signal) {
    Optional<ProcessSample> process =
        model.host().snapshot().flatMap(snapshot -> snapshot.process(target));
    Member member = Member.of(model.host().assessments()).get(target);
    if (process.isEmpty() || member == null) {
      return Optional.empty();
    }
    Reading<SignalSet> caught = process.get().traits().caught();
    boolean lethal = signal.needsHandler() || signal == Signal.USR1 || signal == Signal.USR2;
    if (lethal && caught.isKnown() && !caught.get().contains(signal)) {
      return Optional.of(
          signal == Signal.WINCH
              ? "nothing"
              : signal == Signal.TTIN || signal == Signal.TTOU
                  ? "stops it"
                  : member.isMaster() ? "kills it" : killed(member));
    }
    return Optional.ofNullable(member.isMaster() ? master(member, signal) : worker(member, signal));
  }

  /** {@code gunicorn/arbiter.py handle_*}. */
  private static String master(Member member, Signal signal) {
    boolean preloads = member.assessment().application().preload().verdict() == Preload.Verdict.YES;
    return switch (signal) {
      case HUP ->
          preloads
              ? "new workers, from the code in its memory"
              : "new workers, which import the code on disk";
      case USR1 -> "reopens its log files";
      case USR2 -> "starts a NEW master";
      case TTIN -> "one worker more";
      case TTOU -> "one worker fewer";
      case WINCH -> "all workers leave, if it was started with --daemon";
      case TERM -> "ends it; requests in flight get the graceful timeout";
      case INT, QUIT -> "ends it at once; requests in flight are lost";
      case KILL -> "ends it at once; its workers follow, its pidfile stays";
      default -> null;
    };
  }

  /** {@code gunicorn/workers/base.py init_signals}. */
  private static String worker(Member member, Signal signal) {
    return switch (signal) {
      case USR1 -> "reopens its log files";
      case TERM -> "finishes its request and leaves; its master starts " + next(member);
      case INT, QUIT, ABRT, KILL -> "leaves at once" + lost(member);
      case ALRM, SEGV -> killed(member);
      default -> null;
    };
  }

  private static String killed(Member worker) {
    return "kills it" + lost(worker);
  }

  private static String lost(Member worker) {
    return "; its request is lost; its master starts " + next(worker);
  }

  /** A worker that fails to boot ends its master: {@code gunicorn/arbiter.py reap_workers}. */
  private static String next(Member worker) {
    boolean preloads = worker.assessment().application().preload().verdict() == Preload.Verdict.YES;
    return preloads ? "another" : "another from the code on disk, and ends if that fails";
  }
}

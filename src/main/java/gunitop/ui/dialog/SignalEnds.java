package gunitop.ui.dialog;

import gunitop.gunicorn.Generation;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.Signal;
import gunitop.process.SignalSet;
import gunitop.ui.Model;
import gunitop.ui.text.Member;
import java.util.Optional;

/** What more than the process itself ends by a signal: a service, the host, our own session. */
final class SignalEnds {
  private SignalEnds() {}

  /** What this signal to this process would end, in a sentence; empty where nothing more. */
  static Optional<String> what(Model model, ProcessId target, Signal signal) {
    Optional<ProcessSample> process =
        model.host().snapshot().flatMap(snapshot -> snapshot.process(target));
    if (process.isEmpty() || !ends(process.get(), signal)) {
      return Optional.empty();
    }
    if (target.pid() == 1) {
      return Optional.of("PID 1 is the first process: with it everything here ends.");
    }
    if (model.options().ourselves().contains(target.pid())) {
      return Optional.of(
          "gunitop itself runs below "
              + SignalTarget.name(model, target)
              + ": your own session may end with it.");
    }
    Member member = Member.of(model.host().assessments()).get(target);
    return member != null && member.isMaster() && isLastToServe(member)
        ? Optional.of(
            "It is the only master that serves "
                + member.assessment().application().name()
                + ": nobody would serve it.")
        : Optional.empty();
  }

  private static boolean isLastToServe(Member member) {
    for (Generation generation : member.assessment().application().generations()) {
      boolean other = !generation.master().id().equals(member.generation().master().id());
      if (other && generation.ready() > 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether a process ends, or stands still, by a signal: {@code signal(7)}, or as a master. */
  private static boolean ends(ProcessSample process, Signal signal) {
    SignalSet caught = process.traits().caught().orElse(new SignalSet(0));
    return switch (signal) {
      case INT, QUIT, ABRT, KILL, SEGV, TERM, STOP, TSTP -> true;
      case CHLD, CONT, WINCH -> false;
      case HUP, USR1, USR2, ALRM, TTIN, TTOU -> !caught.contains(signal);
    };
  }
}

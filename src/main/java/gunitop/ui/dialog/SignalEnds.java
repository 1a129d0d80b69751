package gunitop.ui.dialog;

import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationRole;
import gunitop.gunicorn.Preload;
import gunitop.gunicorn.Worker;
import gunitop.gunicorn.WorkerState;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.Signal;
import gunitop.process.SignalSet;
import gunitop.ui.Model;
import gunitop.ui.text.Member;
import gunitop.upgrade.Act;
import gunitop.upgrade.Alternative;
import gunitop.upgrade.Command;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Finding;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import java.util.Optional;

/** What more than the process itself ends by a signal: a service, the host, our own session. */
public final class SignalEnds {
  private SignalEnds() {}

  /** What this signal to this process would end, in a sentence; empty where nothing more. */
  public static Optional<String> what(Model model, ProcessId target, Signal signal) {
    Optional<ProcessSample> process =
        model.host().snapshot().flatMap(snapshot -> snapshot.process(target));
    if (process.isEmpty()) {
      return Optional.empty();
    }
    Member member = Member.of(model.host().assessments()).get(target);
    if (!ends(process.get(), signal)) {
      return signal == Signal.HUP && member != null ? reload(member) : Optional.empty();
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
    return member == null ? Optional.empty() : member.isMaster() ? master(member) : worker(member);
  }

  private static Optional<String> master(Member member) {
    if (isLastToServe(member)) {
      return Optional.of(
          "It is the only master that serves " + name(member) + ": nobody would serve it.");
    }
    boolean isOld = member.generation().role() == GenerationRole.OLD;
    boolean isHandedOver =
        member
            .assessment()
            .offer(Step.REVERT)
            .command()
            .filter(one -> one.act() instanceof Act.HandOver)
            .isPresent();
    if (!isOld && isHandedOver) {
      return Optional.of(
          "It was handed over as the main process of its owner: when it ends, OLD may end with it.");
    }
    return isOld ? blocker(member).or(() -> retiring(member)) : Optional.empty();
  }

  private static Optional<String> blocker(Member member) {
    return member.assessment().findings().stream()
        .filter(one -> one.severity() == Severity.BLOCKER)
        .filter(one -> one.against().contains(Step.TERM))
        .map(Finding::message)
        .findFirst();
  }

  /** However OLD ends: no less is asked than for the TERM that retires it. */
  private static Optional<String> retiring(Member member) {
    StepOffer offer = member.assessment().offer(Step.TERM);
    Command plain = new Command(Signal.TERM, member.generation().master().id());
    if (offer.asks(plain).filter(Confirmation.TYPE::equals).isEmpty()) {
      return Optional.empty();
    }
    return offer.command().filter(plain::doesTheSame).isPresent()
        ? Optional.of(offer.reason())
        : offer.alternative().map(Alternative::reason);
  }

  /** Its master starts another, which must load the application first. */
  private static Optional<String> worker(Member member) {
    boolean isLast = member.generation().readyOrUnread() == 1 && isLastToServe(member);
    if (!isLast || member.worker().filter(SignalEnds::mayServe).isEmpty()) {
      return Optional.empty();
    }
    boolean isReady = member.worker().filter(Worker::isReady).isPresent();
    return Optional.of(
        "It %s the only worker that is ready of %s: nobody would serve it until another is."
            .formatted(isReady ? "is" : "may be", name(member)));
  }

  private static boolean mayServe(Worker worker) {
    return worker.isReady() || worker.state() == WorkerState.UNKNOWN;
  }

  /** {@code gunicorn/arbiter.py reload}: those before are told to go before the new ones load. */
  private static Optional<String> reload(Member member) {
    Preload.Verdict preload = member.assessment().application().preload().verdict();
    boolean loads = preload != Preload.Verdict.YES && member.generation().readyOrUnread() > 0;
    return loads && isLastToServe(member)
        ? Optional.of(
            "Its workers leave at once: %snobody would serve %s until new ones have loaded the code on disk."
                .formatted(
                    preload == Preload.Verdict.UNKNOWN ? "unless it preloads, " : "", name(member)))
        : Optional.empty();
  }

  private static String name(Member member) {
    return member.assessment().application().name();
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

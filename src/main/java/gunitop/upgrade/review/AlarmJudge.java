package gunitop.upgrade.review;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.CrashLoop;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationRole;
import gunitop.gunicorn.GenerationState;
import gunitop.gunicorn.WorkerState;
import gunitop.process.Listener;
import gunitop.process.Signal;
import gunitop.upgrade.Alarm;
import gunitop.upgrade.Command;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Serving;
import gunitop.upgrade.Situation;
import gunitop.upgrade.StageDerivation;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Judges whether an application needs an alarm, and which key would help. */
final class AlarmJudge {
  private AlarmJudge() {}

  static Alarm of(Situation situation, List<StepOffer> offers, boolean first) {
    long now = situation.snapshot().monotonicNanos();
    Set<GenerationRole> looping = looping(situation);
    StepOffer revert = revert(offers);
    if (Serving.of(situation.application()) == Serving.NO) {
      return new Alarm(
          Alarm.Kind.OUTAGE,
          looping,
          nobody(situation.application()) + ". " + help(situation.application(), revert),
          now,
          first);
    }
    if (looping.isEmpty()) {
      return Alarm.NONE;
    }
    Finding loop =
        situation.findings().stream()
            .filter(finding -> finding.code() == FindingCode.CRASH_LOOP)
            .findFirst()
            .orElseThrow();
    boolean helps = looping.contains(GenerationRole.NEW) && revert.canBeSent();
    return new Alarm(
        Alarm.Kind.CRASH_LOOP,
        looping,
        loop.message() + (helps ? " r reverts" : " l shows the log"),
        now,
        first);
  }

  private static Set<GenerationRole> looping(Situation situation) {
    Set<GenerationRole> looping = EnumSet.noneOf(GenerationRole.class);
    for (Generation generation : situation.application().generations()) {
      if (CrashLoop.of(generation.master().id(), situation.history(), situation.snapshot())
          .isPresent()) {
        looping.add(generation.role());
      }
    }
    return looping;
  }

  private static StepOffer revert(List<StepOffer> offers) {
    return offers.stream().filter(offer -> offer.step() == Step.REVERT).findFirst().orElseThrow();
  }

  /** Who does not serve, and who waits for it. */
  private static String nobody(Application application) {
    StringBuilder text = new StringBuilder("nobody serves");
    int waiting = 0;
    for (Listener listener : application.listeners()) {
      if (!listener.reachable().orElse(true)) {
        text.append(", ").append(listener.address()).append(" leads nowhere");
      }
      waiting += listener.backlog().orElse(0);
    }
    if (waiting > 0) {
      text.append(waiting == 1 ? ", 1 connection waits" : ", " + waiting + " connections wait");
    }
    return text.toString();
  }

  /** What ends it where two generations live and no key does. */
  private static String beside(Application application) {
    if (application.youngest().state() != GenerationState.RETIRING) {
      return "NEW must become ready: nothing else helps now";
    }
    return application.old().state() == GenerationState.RETIRING
        ? "Its masters stop: start it again"
        : "OLD's workers must become ready: nothing else helps now";
  }

  private static List<String> stopped(Application application) {
    return application.generations().stream()
        .flatMap(generation -> generation.workers().stream())
        .filter(worker -> worker.state() == WorkerState.STOPPED)
        .map(worker -> Integer.toString(worker.id().pid()))
        .toList();
  }

  /** The key that ends the outage, else what ends it without one. */
  private static String help(Application application, StepOffer revert) {
    boolean respawns =
        revert.canBeSent()
            && revert.command().flatMap(Command::signal).filter(Signal.HUP::equals).isPresent();
    if (application.listeners().stream().anyMatch(one -> !one.reachable().orElse(true))) {
      return "Only a restart opens it anew";
    }
    if (respawns) {
      return application.newGeneration().isPresent()
          ? "r brings OLD's workers back"
          : "r brings its workers back";
    }
    boolean handsBack = revert.canBeSent() && revert.command().flatMap(Command::call).isPresent();
    if (handsBack && application.old().workers().isEmpty()) {
      return "r hands its unit back to OLD, then brings OLD's workers back";
    }
    List<String> stopped = stopped(application);
    if (!stopped.isEmpty()) {
      return "kill -CONT " + String.join(" ", stopped) + " lets its stopped workers run again";
    }
    if (application.newGeneration().isPresent()) {
      return beside(application);
    }
    return switch (application.old().state()) {
      case BOOTING ->
          StageDerivation.mayStop(application.old())
              ? "If it stays so, start it again"
              : "Its master starts";
      case RETIRING -> "Its master stops: start it again";
      case SERVING -> "Look at its log (l), or start it again";
    };
  }
}

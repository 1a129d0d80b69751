package gunitop.rehearsal;

import gunitop.process.Signal;
import gunitop.rehearsal.Lesson.Aim;
import gunitop.rehearsal.OperatorActions.Deed;
import java.util.List;
import java.util.Optional;

/** Watches a lesson, and says how it ended once it has ended. */
final class LessonWatch {
  /** What has ended must stay so for a moment: a third master, a killed unit show later. */
  private static final double SETTLED_SECONDS = 3;

  private static final double LOOK_SECONDS = 0.25;

  private final Lesson lesson;
  private final Simulation simulation;
  private Optional<LessonEnd> seen = Optional.empty();
  private long seenNanos;
  private Optional<Verdict> verdict = Optional.empty();

  LessonWatch(Lesson lesson, Simulation simulation) {
    this.lesson = lesson;
    this.simulation = simulation;
    look();
  }

  Optional<Verdict> verdict() {
    return verdict;
  }

  private void look() {
    Optional<LessonEnd> ending = LessonEnd.of(simulation);
    long now = simulation.site.host.schedule.now();
    if (!ending.equals(seen)) {
      seen = ending;
      seenNanos = now;
    }
    if (seen.isPresent() && (now - seenNanos) / 1e9 >= SETTLED_SECONDS) {
      verdict = Optional.of(judge(seen.get()));
      return;
    }
    simulation.site.host.schedule.after(LOOK_SECONDS, this::look);
  }

  private Verdict judge(LessonEnd ending) {
    ClientCounts counts = simulation.client.counts();
    if (counts.failed() > 0 || ending == LessonEnd.OUTAGE) {
      return new Verdict(false, count(counts.failed(), "request") + " failed: " + cause(ending));
    }
    Optional<String> objection = lesson.objection().apply(simulation);
    if (objection.isPresent()) {
      return new Verdict(false, "no request failed, but " + objection.get());
    }
    if (ending == LessonEnd.UPGRADED && counts.errors() > 0) {
      return new Verdict(
          false,
          count(counts.errors(), "answer")
              + " had status 500: NEW was ready, but readiness is not correctness");
    }
    boolean reached =
        lesson.aim() == Aim.ANY
            || lesson.aim() == (ending == LessonEnd.UPGRADED ? Aim.UPGRADE : Aim.REVERT);
    if (!reached) {
      return new Verdict(
          false,
          ending == LessonEnd.UPGRADED
              ? "no request failed, but NEW should not have been kept"
              : "no request failed; you went back to OLD, the goal was to upgrade");
    }
    return early()
        .map(deed -> new Verdict(false, "no request failed, by luck: " + sentEarly(deed)))
        .orElseGet(() -> new Verdict(true, outcome(counts) + "; " + lesson.praise()));
  }

  /** An answer with status 500 is no failed request, and yet no success to a client. */
  private static String outcome(ClientCounts counts) {
    return counts.errors() == 0
        ? "no request failed"
        : count(counts.errors(), "answer") + " had status 500 until you went back";
  }

  private String cause(LessonEnd ending) {
    if (simulation.unit.filter(SimulatedUnit::hasEnded).isPresent()) {
      return "the unit's main process exited, and systemd killed NEW with it";
    }
    Optional<Deed> abrupt =
        simulation.actions.deeds().stream()
            .filter(deed -> List.of("KILL", "QUIT", "INT").contains(deed.what()))
            .findFirst();
    if (abrupt.isPresent()) {
      return abrupt.get().what() + " loses the requests in flight";
    }
    Optional<Deed> alone =
        simulation.actions.lastToOld(Signal.TERM.name()).filter(deed -> deed.wanted() == 0);
    if (alone.isPresent()) {
      return "TERM was sent while there was no NEW";
    }
    if (early().isPresent()) {
      return sentEarly(early().get());
    }
    boolean bared =
        simulation.actions.deeds().stream()
            .anyMatch(deed -> deed.toFresh() && deed.what().equals("TERM") && deed.oldReady() == 0);
    if (bared) {
      return "NEW was told to go while OLD had no workers";
    }
    return ending == LessonEnd.OUTAGE
        ? "nothing serves any more"
        : "the listener was closed for a moment";
  }

  private Optional<Deed> early() {
    return simulation.actions.deeds().stream()
        .filter(deed -> deed.toOld() && List.of("TERM", "WINCH", "stop").contains(deed.what()))
        .filter(Deed::isEarly)
        .reduce((first, second) -> second);
  }

  private static String sentEarly(Deed deed) {
    return "%s was sent while %d of %d NEW workers were not ready"
        .formatted(deed.what(), deed.wanted() - deed.ready(), deed.wanted());
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}

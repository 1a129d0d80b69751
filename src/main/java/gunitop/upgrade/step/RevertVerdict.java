package gunitop.upgrade.step;

import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationState;
import gunitop.upgrade.Evidence;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.Verification;
import java.util.Optional;

/** A revert has held when OLD is complete and ready, and NEW is gone. */
final class RevertVerdict {
  static final double RESPAWN_SECONDS = 180;

  private RevertVerdict() {}

  /** TERM to NEW. */
  static Outcome ofTerm(Evidence evidence) {
    Verification sent = evidence.sent();
    int pid = sent.command().target().pid();
    double deadline = sent.gracefulTimeoutSeconds() + RetireVerdict.GRACE_SECONDS;
    boolean gone = !evidence.now().isAlive(sent.command().target());
    if (!evidence.oldLives()) {
      return new Outcome.Failed("OLD master " + sent.old().pid() + " exited; " + left(evidence));
    }
    if (gone) {
      return evidence
          .old()
          .filter(old -> old.ready() > 0)
          .<Outcome>map(
              old ->
                  new Outcome.Held(
                      "NEW %s is gone, OLD %s serves with %s workers"
                          .formatted(pid, sent.old().pid(), old.ready())))
          .orElse(new Outcome.Failed("NEW is gone and no OLD worker is ready: nothing serves."));
    }
    boolean leaves =
        evidence
            .generationOf(sent.command().target())
            .filter(newGeneration -> newGeneration.state() == GenerationState.RETIRING)
            .isPresent();
    if (evidence.isPast(deadline) && !(leaves && evidence.mayTakeLonger())) {
      return new Outcome.Failed(
          "NEW master %s is still there after %.0f s.".formatted(pid, deadline));
    }
    return evidence.pending(
        "NEW " + pid + " finishes and exits",
        0,
        0,
        leaves && evidence.mayTakeLonger() ? sent.gracefulTimeoutSeconds() : deadline);
  }

  /** KILL to a worker that outlived NEW. */
  static Outcome ofKill(Evidence evidence) {
    int pid = evidence.sent().command().target().pid();
    if (!evidence.now().isAlive(evidence.sent().command().target())) {
      return new Outcome.Held("worker " + pid + " is gone");
    }
    return evidence.isPast(RetireVerdict.GRACE_SECONDS)
        ? new Outcome.Failed("worker " + pid + " is still there: it may wait in the kernel")
        : evidence.pending("worker " + pid + " is gone", 0, 1, RetireVerdict.GRACE_SECONDS);
  }

  /** HUP to OLD. */
  static Outcome ofRespawn(Evidence evidence) {
    Verification sent = evidence.sent();
    if (!evidence.oldLives()) {
      return new Outcome.Failed(
          "OLD master %s exited while it respawned its workers; %s"
              .formatted(sent.old().pid(), left(evidence)));
    }
    Optional<Generation> old = evidence.old();
    int newGeneration = old.map(generation -> respawned(generation, sent)).orElse(0);
    // A HUP gives as many as the configuration says, whatever TTIN and TTOU made of it before.
    int wanted =
        old.map(generation -> generation.desired().count().orElse(sent.wantedBefore()))
            .map(count -> Math.min(count, sent.wantedBefore()))
            .orElse(sent.wantedBefore());
    boolean whole = old.filter(Generation::isComplete).isPresent();
    if (whole && newGeneration >= wanted && evidence.remaining() == 0) {
      return new Outcome.Held(
          "OLD %s has %s new workers ready%s"
              .formatted(
                  sent.old().pid(),
                  newGeneration,
                  evidence.besideOld().isPresent() ? "; r goes on" : ""));
    }
    if (evidence.isPast(RESPAWN_SECONDS)) {
      return new Outcome.Failed(
          "OLD has %s of %s workers ready after %.0f s."
              .formatted(newGeneration, wanted, RESPAWN_SECONDS));
    }
    return evidence.pending(
        "OLD workers respawned and ready", newGeneration, wanted, RESPAWN_SECONDS);
  }

  private static int respawned(Generation old, Verification sent) {
    return (int)
        old.workers().stream()
            .filter(worker -> worker.isReady() && !sent.workersBefore().contains(worker.id()))
            .count();
  }

  private static String left(Evidence evidence) {
    return evidence
        .sent()
        .newMaster()
        .flatMap(evidence::generationOf)
        .map(
            newGeneration ->
                "NEW "
                    + newGeneration.master().pid()
                    + " still serves with "
                    + newGeneration.ready()
                    + " workers.")
        .orElse("nothing serves.");
  }
}

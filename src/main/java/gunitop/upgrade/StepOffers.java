package gunitop.upgrade;

import gunitop.gunicorn.Daemonization;
import gunitop.gunicorn.FailedReexec;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationState;
import gunitop.gunicorn.WorkerState;
import gunitop.process.ProcessSample;
import gunitop.process.Signal;
import java.util.List;
import java.util.Optional;

/**
 * Decides which steps may be sent now, and why not. A step that would be ignored or would end the
 * service outright is refused; one whose gate is not met yet can be overridden after a question; a
 * warning asks, a blocker wants its word typed.
 */
public final class StepOffers {
  /** For how long NEW must have been complete before OLD may be touched, in seconds. */
  static final double GATE_SECONDS = 2;

  private StepOffers() {}

  /** One offer for each step, in the order of the enum. */
  static List<StepOffer> of(Situation situation) {
    return List.of(
        gated(situation, Step.USR2, usr2(situation)),
        gated(situation, Step.WINCH, winch(situation)),
        gated(situation, Step.DRAIN, drain(situation)),
        gated(situation, Step.HANDOVER, OwnerOffers.handover(situation)),
        OwnerOffers.retire(situation, gated(situation, Step.TERM, term(situation))),
        gated(situation, Step.REVERT, RevertPlan.next(situation)));
  }

  /** USR2 to OLD: one generation, all its workers ready. */
  private static StepOffer usr2(Situation situation) {
    Generation old = situation.old();
    Command command = new Command(Signal.USR2, old.master().id());
    if (situation.newGeneration().isPresent()) {
      int newGeneration = situation.newGeneration().get().master().pid();
      return refused(
          Step.USR2, command, "NEW master " + newGeneration + " exists: USR2 would be ignored");
    }
    if (old.state() == GenerationState.RETIRING) {
      return refused(Step.USR2, command, "master " + old.master().pid() + " is stopping");
    }
    if (!old.master().hasHandlers()) {
      return refused(
          Step.USR2, command, "the master has no handler for USR2 yet: it would be killed");
    }
    Optional<ProcessSample> child = FailedReexec.of(old.master(), situation.snapshot());
    if (child.isPresent()) {
      return refused(
          Step.USR2,
          command,
          "child " + child.get().pid() + " of a USR2 that failed lives: ignored");
    }
    if (!old.isCompleteOrRecycling()) {
      return override(Step.USR2, command, Gate.unreadiness(old, "OLD"));
    }
    return allowed(
        Step.USR2,
        command,
        Confirmation.NONE,
        situation.has(FindingCode.OWNER_UNKNOWN)
            ? "starts a NEW master beside OLD; what happens when OLD ends is unknown"
            : "starts a NEW master beside OLD");
  }

  /** WINCH to OLD: NEW is ready. */
  private static StepOffer winch(Situation situation) {
    Generation old = situation.old();
    Command command = new Command(Signal.WINCH, old.master().id());
    Optional<StepOffer> refusal = refusedWithoutNew(situation, Step.WINCH, command);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (old.workers().isEmpty()) {
      return refused(Step.WINCH, command, "OLD has no workers left to drain");
    }
    return Gate.closedByNew(situation)
        .map(reason -> closed(situation, Step.WINCH, command, reason))
        .orElseGet(
            () ->
                allowed(
                    Step.WINCH,
                    command,
                    Confirmation.NONE,
                    situation.application().daemonization().verdict()
                            == Daemonization.Verdict.PROBABLY
                        ? "drains OLD's workers, if --daemon was set, as is probable"
                        : "drains OLD's workers"));
  }

  /** TTOU to OLD: WINCH would be ignored, and NEW is ready. */
  private static StepOffer drain(Situation situation) {
    Generation old = situation.old();
    Command command = new Command(Signal.TTOU, old.master().id());
    Optional<StepOffer> refusal = refusedWithoutNew(situation, Step.DRAIN, command);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (!situation.has(FindingCode.WINCH_IGNORED)) {
      return refused(Step.DRAIN, command, "WINCH drains all of OLD at once: use w");
    }
    if (old.workers().size() <= 1) {
      return refused(Step.DRAIN, command, drained(old));
    }
    return Gate.closedByNew(situation)
        .map(reason -> override(Step.DRAIN, command, reason))
        .orElseGet(
            () ->
                allowed(
                    Step.DRAIN,
                    command,
                    Confirmation.NONE,
                    "takes one worker from OLD; D goes on"));
  }

  private static String drained(Generation old) {
    return old.desired().count().orElse(0) == 1
        ? "OLD wants but one worker, which TTOU leaves; t retires it"
        : "drained to the last worker; t retires it";
  }

  /** TERM to OLD, the point of no return: NEW is ready. */
  private static StepOffer term(Situation situation) {
    Generation old = situation.old();
    Command command = new Command(Signal.TERM, old.master().id());
    Optional<StepOffer> refusal = refusedWithoutNew(situation, Step.TERM, command);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return Gate.closedByNew(situation)
        .map(reason -> closed(situation, Step.TERM, command, reason))
        .orElseGet(
            () ->
                allowed(
                    Step.TERM,
                    command,
                    Confirmation.YES,
                    old.workers().isEmpty()
                        ? "retires OLD; there is no way back after it"
                        : "drains and retires OLD; no way back after it"));
  }

  static Optional<StepOffer> refusedWithoutNew(Situation situation, Step step, Command command) {
    if (situation.old().state() == GenerationState.RETIRING) {
      return Optional.of(refused(step, command, "OLD is already stopping"));
    }
    if (situation.newGeneration().isEmpty()) {
      return Optional.of(refused(step, command, StepOffer.NOT_YET + "start NEW first (u)"));
    }
    if (situation.newGeneration().get().state() == GenerationState.RETIRING) {
      return Optional.of(refused(step, command, "NEW is leaving: nothing would serve"));
    }
    return Optional.empty();
  }

  /** Lays what was found over an offer: no permission, blockers, warnings. */
  private static StepOffer gated(Situation situation, Step step, StepOffer offer) {
    if (offer.command().isEmpty() || isRefused(offer)) {
      return offer;
    }
    Optional<Finding> gravest = situation.gravestAgainst(step);
    if (gravest.isEmpty()) {
      return offer;
    }
    Finding finding = gravest.get();
    if (finding.code() == FindingCode.NOT_PERMITTED) {
      return refused(step, offer.command().get(), "no permission");
    }
    return switch (finding.severity()) {
      case BLOCKER ->
          new StepOffer(step, offer.command(), false, Confirmation.TYPE, finding.message());
      case WARNING ->
          new StepOffer(
              step,
              offer.command(),
              offer.allowed(),
              offer.confirmation() == Confirmation.TYPE ? Confirmation.TYPE : Confirmation.YES,
              offer.allowed() ? finding.message() : offer.reason());
      case INFO -> offer;
    };
  }

  private static boolean isRefused(StepOffer offer) {
    return !offer.canBeSent();
  }

  static StepOffer allowed(Step step, Command command, Confirmation confirmation, String reason) {
    return new StepOffer(step, Optional.of(command), true, confirmation, reason);
  }

  static StepOffer refused(Step step, Command command, String reason) {
    return new StepOffer(step, Optional.of(command), false, Confirmation.NONE, reason);
  }

  /** The gate is closed: where nobody would serve then, an override wants the step's word typed. */
  private static StepOffer closed(Situation situation, Step step, Command command, String reason) {
    Generation newGeneration = situation.newGeneration().orElseThrow();
    boolean drains = step != Step.WINCH || !situation.has(FindingCode.WINCH_IGNORED);
    boolean nobody =
        drains && newGeneration.ready() == 0 && newGeneration.count(WorkerState.UNKNOWN) == 0;
    return nobody
        ? new StepOffer(
            step,
            Optional.of(command),
            false,
            Confirmation.TYPE,
            reason + ": nobody would serve until NEW is ready")
        : override(step, command, reason);
  }

  /** Its gate is not met; it can still be sent, after a question. */
  static StepOffer override(Step step, Command command, String reason) {
    return new StepOffer(step, Optional.of(command), false, Confirmation.YES, reason);
  }
}

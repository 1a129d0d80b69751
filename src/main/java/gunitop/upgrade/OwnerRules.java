package gunitop.upgrade;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.History;
import gunitop.gunicorn.Supervisor;
import gunitop.ownership.OwnerJudge;
import gunitop.process.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * What is special about one kind of owner in an upgrade: what it does when OLD ends, what it can be
 * told instead, and by what it is seen to have done so. {@link Owners} knows all kinds; a step asks
 * the rules of the owner at hand.
 */
public interface OwnerRules extends OwnerWords {
  /** Whether these rules are for this owner; the first kind that says so is it. */
  boolean isFor(Supervisor owner);

  /** How such an owner is recognised. */
  default OwnerJudge judge() {
    return OwnerJudge.NONE;
  }

  /**
   * What becomes of the service when OLD ends.
   *
   * @param upgrading whether a NEW generation is there and OLD is not stopping yet
   */
  List<Finding> atOldsEnd(
      Application application, boolean upgrading, Snapshot snapshot, History history);

  /** What follows from it that the owner does not know the master that serves. */
  default Optional<Finding> outside(Application application, Snapshot snapshot, History history) {
    return Optional.empty();
  }

  /** Whether the owner has said that it starts this application's program only when told to. */
  default boolean isAtRest(Supervisor owner, History history) {
    return false;
  }

  /**
   * TERM to OLD as this owner wants it.
   *
   * @param plain the signal, with all that was found laid over it
   */
  default StepOffer retire(Situation situation, StepOffer plain) {
    return plain;
  }

  /** Makes the owner watch the master that goes on. */
  default StepOffer handover(Situation situation) {
    return StepOffer.nothing(Step.HANDOVER, "there is no supervisor to hand over to");
  }

  /** Gives back to OLD what was handed over; empty where nothing was. First step of a revert. */
  default Optional<StepOffer> handBack(Situation situation) {
    return Optional.empty();
  }

  /** Why OLD may end with NEW where the owner has not said; a short sentence, empty where not. */
  default Optional<String> doubtAtEndOfNew(Situation situation) {
    return Optional.empty();
  }

  /** Whether a handover that was sent has been seen to be done. */
  default Outcome handedOver(Evidence evidence) {
    return new Outcome.Failed("there is no supervisor to hand over to.");
  }

  /**
   * Whether the owner that was told to stop OLD has taken notice, once OLD is gone.
   *
   * @param held what was seen so far
   * @param deadlineSeconds after which it has failed
   */
  default Outcome stopped(
      Evidence evidence, Act.Stop stop, Outcome.Held held, double deadlineSeconds) {
    return held;
  }
}

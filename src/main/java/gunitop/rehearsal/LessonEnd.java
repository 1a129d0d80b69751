package gunitop.rehearsal;

import java.util.Optional;

/** Where an upgrade has come to an end. */
enum LessonEnd {
  /** OLD is gone; NEW was promoted, and all its workers are ready. */
  UPGRADED,
  /** NEW was told to go and is gone; OLD has all its workers. */
  REVERTED,
  /** No arbiter serves any more. */
  OUTAGE;

  /** The end that an application has come to; empty while it is on its way. */
  static Optional<LessonEnd> of(Simulation simulation) {
    OperatorActions actions = simulation.actions;
    SimulatedArbiter old = actions.old();
    boolean oldLives = simulation.site.host.lives(old.process.pid());
    Optional<SimulatedArbiter> newArbiter = actions.newArbiter();
    if (!oldLives && newArbiter.isEmpty()) {
      return Optional.of(OUTAGE);
    }
    if (!oldLives) {
      boolean promoted = !newArbiter.get().isNew() && OperatorActions.isComplete(newArbiter.get());
      boolean broken = simulation.unit.filter(SimulatedUnit::hasEnded).isPresent();
      return broken ? Optional.of(OUTAGE) : promoted ? Optional.of(UPGRADED) : Optional.empty();
    }
    boolean told = actions.deeds().stream().anyMatch(OperatorActions.Deed::toFresh);
    return told && newArbiter.isEmpty() && OperatorActions.isComplete(old)
        ? Optional.of(REVERTED)
        : Optional.empty();
  }
}

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
    Chronicle chronicle = simulation.chronicle;
    SimulatedArbiter old = chronicle.old();
    boolean oldLives = simulation.site.host.lives(old.process.pid());
    Optional<SimulatedArbiter> fresh = chronicle.fresh();
    if (!oldLives && fresh.isEmpty()) {
      return Optional.of(OUTAGE);
    }
    if (!oldLives) {
      boolean promoted = !fresh.get().isNew() && Chronicle.isComplete(fresh.get());
      boolean broken = simulation.unit.filter(SimulatedUnit::hasEnded).isPresent();
      return broken ? Optional.of(OUTAGE) : promoted ? Optional.of(UPGRADED) : Optional.empty();
    }
    boolean told = chronicle.deeds().stream().anyMatch(Chronicle.Deed::toFresh);
    return told && fresh.isEmpty() && Chronicle.isComplete(old)
        ? Optional.of(REVERTED)
        : Optional.empty();
  }
}

package gunitop.rehearsal;

import gunitop.process.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the operator did to a simulated application, and how it stood then. */
final class OperatorActions {
  private final DeployedApplication site;
  private final SimulatedArbiter old;
  private final List<Deed> deeds = new ArrayList<>();

  /**
   * One thing that was done.
   *
   * @param what a signal's name, or {@code stop}, {@code handover}
   * @param toOld whether it was done to OLD's arbiter
   * @param toFresh whether it was done to a NEW arbiter
   * @param ready how many NEW workers were ready
   * @param wanted how many NEW wanted; 0 where there was no NEW
   * @param oldReady how many OLD workers were ready
   */
  record Deed(String what, boolean toOld, boolean toFresh, int ready, int wanted, int oldReady) {

    boolean isEarly() {
      return wanted > 0 && ready < wanted;
    }
  }

  OperatorActions(DeployedApplication site) {
    this.site = site;
    old = site.arbiters.get(0);
  }

  SimulatedArbiter old() {
    return old;
  }

  /** The arbiter beside OLD, or after it; a third one that cannot bind is none. */
  Optional<SimulatedArbiter> newArbiter() {
    return site.living().stream()
        .filter(one -> one != old && (one.isNew() || !one.process.sockets.isEmpty()))
        .findFirst();
  }

  void note(Signal signal, int pid) {
    note(signal.name(), pid);
  }

  void note(String what, int pid) {
    Optional<SimulatedArbiter> newArbiter = newArbiter();
    deeds.add(
        new Deed(
            what,
            pid == old.process.pid(),
            newArbiter.filter(one -> one.process.pid() == pid).isPresent(),
            newArbiter.map(OperatorActions::ready).orElse(0),
            newArbiter.map(one -> one.workers.wanted()).orElse(0),
            ready(old)));
  }

  List<Deed> deeds() {
    return List.copyOf(deeds);
  }

  /** The last deed of this kind that was done to OLD. */
  Optional<Deed> lastToOld(String what) {
    return deeds.stream()
        .filter(deed -> deed.toOld() && deed.what().equals(what))
        .reduce((first, second) -> second);
  }

  /** How many workers of an arbiter have loaded the application. */
  static int ready(SimulatedArbiter arbiter) {
    return (int) arbiter.workers.all().stream().filter(one -> one.code().isPresent()).count();
  }

  /** Whether all that an arbiter wants are ready. */
  static boolean isComplete(SimulatedArbiter arbiter) {
    return arbiter.phase == SimulatedArbiter.Phase.RUNNING
        && arbiter.workers.wanted() > 0
        && ready(arbiter) == arbiter.workers.wanted()
        && arbiter.workers.count() == arbiter.workers.wanted();
  }
}

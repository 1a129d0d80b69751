package gunitop.endurance;

import gunitop.endurance.History.Master;
import gunitop.endurance.History.Worker;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A living master at one moment.
 *
 * @param told whether it was sent TERM
 * @param living PIDs of its workers
 * @param loaded those among them that have loaded the application
 * @param going those among them that may be on their way out
 */
record MasterMoment(
    int pid, boolean told, Set<Integer> living, Set<Integer> loaded, Set<Integer> going) {

  static MasterMoment of(Master master, long nanos) {
    return new MasterMoment(
        master.life().pid(),
        master.told() <= nanos,
        pids(master, nanos, worker -> true),
        pids(master, nanos, worker -> worker.ready() <= nanos),
        pids(master, nanos, worker -> worker.told() <= nanos));
  }

  private static Set<Integer> pids(Master master, long nanos, Predicate<Worker> which) {
    return master.workers().stream()
        .filter(worker -> worker.life().livesAt(nanos))
        .filter(which)
        .map(worker -> worker.life().pid())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** At least so many are ready. */
  int fewestReady() {
    return (int) loaded.stream().filter(pid -> !going.contains(pid)).count();
  }

  /** At most so many are ready. */
  int mostReady() {
    return loaded.size();
  }
}

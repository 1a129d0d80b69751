package gunitop.gunicorn;

import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.process.Signal;
import gunitop.process.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What earlier snapshots taught that a single one cannot show: how many workers a generation held,
 * the command line that a title has overwritten since, the masters that came and went. A program
 * that was just started knows none of it and still derives the same stage.
 *
 * @param masters what was learnt of each living master
 * @param readyWorkers the workers whose heartbeat was seen, and those that outlived their master
 * @param helpers processes that a master has forked and that are no workers
 * @param connections since when each established connection of a worker has been seen, by inode
 * @param departed masters that were seen and are gone, the latest last; at most {@value
 *     #MOST_DEPARTED}
 * @param workerEnds workers that were seen and have ended
 * @param owners what supervisord and systemd said when they were last asked
 * @param thirds the masters that an owner started and that could not bind
 */
public record History(
    Map<ProcessId, MasterHistory> masters,
    Set<ProcessId> readyWorkers,
    Helpers helpers,
    Map<Long, Long> connections,
    List<Departed> departed,
    WorkerEnds workerEnds,
    OwnerFacts owners,
    ThirdMasters thirds) {
  /** Nothing was seen yet. */
  public static final History EMPTY =
      new History(
          Map.of(),
          Set.of(),
          Helpers.NONE,
          Map.of(),
          List.of(),
          WorkerEnds.NONE,
          OwnerFacts.NONE,
          ThirdMasters.NONE);

  private static final int MOST_DEPARTED = 32;

  /** Copies the collections. */
  public History {
    masters = Map.copyOf(masters);
    readyWorkers = Set.copyOf(readyWorkers);
    connections = Map.copyOf(connections);
    departed = List.copyOf(departed);
  }

  /** What was learnt of a master; the empty history where it was never seen. */
  public MasterHistory of(ProcessId master) {
    return masters.getOrDefault(master, MasterHistory.EMPTY);
  }

  /** Whether this process was seen as a NEW master without handlers. */
  boolean wasImporting(ProcessId id) {
    return of(id).wasImporting();
  }

  /** Whether this worker's heartbeat was ever seen. */
  boolean wasReady(ProcessId id) {
    return readyWorkers.contains(id);
  }

  /** Whether this process was a worker in the last snapshot. */
  boolean wasWorker(ProcessId id) {
    for (MasterHistory master : masters.values()) {
      if (master.hadWorker(id)) {
        return true;
      }
    }
    return false;
  }

  /** Whether this process was a master in the last snapshot. */
  boolean isKnownMaster(ProcessId id) {
    return masters.containsKey(id);
  }

  /** Whether this process was a worker in the last snapshot, or has ever been a ready one. */
  boolean isKnownWorker(ProcessId id) {
    return wasReady(id) || wasWorker(id);
  }

  /** Whether this process was seen to be forked by a master, and no worker. */
  boolean isHelper(ProcessId id) {
    return helpers.ids().contains(id);
  }

  /** Whether this process was a master with workers in the last snapshot. */
  boolean hadWorkers(ProcessId id) {
    return of(id).hadWorkers(1);
  }

  /** The NEW master that this OLD one last lost, where it was seen to come and go. */
  public Optional<Departed> lastLossOf(ProcessId oldMaster) {
    Departed last = null;
    for (Departed candidate : departed) {
      if (candidate.parent().filter(oldMaster::equals).isPresent()) {
        last = candidate;
      }
    }
    return Optional.ofNullable(last);
  }

  /** The masters of whose end all was known for the first time in this snapshot. */
  public List<Departed> departedIn(Snapshot now) {
    return departed.isEmpty()
        ? departed
        : departed.stream().filter(one -> one.knownNanos() == now.monotonicNanos()).toList();
  }

  /** Whether this process was seen as a master with its handlers, that held a listener. */
  boolean wasMaster(ProcessId id) {
    return of(id).held() && !wasImporting(id);
  }

  /** The history with what one more snapshot teaches. */
  public History after(Snapshot now, List<Application> applications) {
    Map<ProcessId, MasterHistory> learnt = new HashMap<>();
    for (Application application : applications) {
      for (Generation generation : application.generations()) {
        ProcessId master = generation.master().id();
        learnt.put(master, of(master).after(generation, application, this, now));
      }
    }
    List<Departed> gone = departedAfter(now, learnt);
    return new History(
        learnt,
        readyAfter(applications),
        helpers.after(now, applications),
        connectionsAfter(now, applications),
        gone,
        workerEnds.after(now, applications, this),
        owners,
        thirds.after(applications, now));
  }

  /** The history in which this program has told a master to go. */
  public History dismissing(ProcessId master) {
    return with(master, of(master).dismiss());
  }

  /** The history in which this program has sent a signal to a master. */
  public History sent(ProcessId master, Signal signal, long nanos, boolean isSeen) {
    return with(master, of(master).sent(signal, nanos, isSeen));
  }

  /** The history in which a WINCH was seen to be obeyed or ignored by a master. */
  public History observing(ProcessId master, WinchEffect effect) {
    return with(master, of(master).observing(effect));
  }

  /** The history in which the owners have answered. */
  public History knowing(OwnerFacts facts) {
    return new History(
        masters, readyWorkers, helpers, connections, departed, workerEnds, facts, thirds);
  }

  /** The history in which the masters were asked what they say of themselves. */
  public History hearing(Map<ProcessId, ControlAnswer> answers) {
    Map<ProcessId, MasterHistory> heard = new HashMap<>();
    masters.forEach(
        (id, history) -> heard.put(id, history.hearing(Optional.ofNullable(answers.get(id)))));
    return new History(
        heard, readyWorkers, helpers, connections, departed, workerEnds, owners, thirds);
  }

  /** What is worth keeping beyond this run of the program. */
  public Memory memory() {
    List<MasterMemory> learnt = new ArrayList<>();
    masters.forEach((id, history) -> learnt.add(MasterMemory.of(id, history)));
    return new Memory(learnt, departed);
  }

  /** The history with what an earlier run has kept; of masters that live no more nothing is. */
  public History remembering(Memory memory) {
    History next = this;
    for (MasterMemory one : memory.masters()) {
      next = next.with(one.master(), next.of(one.master()).remembering(one));
    }
    List<Departed> gone = new ArrayList<>(memory.departed());
    gone.removeIf(one -> masters.containsKey(one.master()) || departed.contains(one));
    gone.addAll(departed);
    return new History(
        next.masters,
        readyWorkers,
        helpers,
        connections,
        gone.subList(Math.max(0, gone.size() - MOST_DEPARTED), gone.size()),
        workerEnds,
        owners,
        thirds);
  }

  private History with(ProcessId master, MasterHistory changed) {
    if (!masters.containsKey(master)) {
      return this;
    }
    Map<ProcessId, MasterHistory> all = new HashMap<>(masters);
    all.put(master, changed);
    return new History(
        all, readyWorkers, helpers, connections, departed, workerEnds, owners, thirds);
  }

  private List<Departed> departedAfter(Snapshot now, Map<ProcessId, MasterHistory> living) {
    if (departed.isEmpty() && living.keySet().containsAll(masters.keySet())) {
      return departed;
    }
    List<Departed> all = new ArrayList<>();
    departed.forEach(earlier -> all.add(earlier.learning(now)));
    masters.forEach(
        (id, history) -> {
          if (living.containsKey(id)) {
            return;
          }
          if (now.isAlive(id)) {
            living.put(id, history);
          } else {
            all.add(Departed.first(id, history, now));
          }
        });
    return all.subList(Math.max(0, all.size() - MOST_DEPARTED), all.size());
  }

  /** The same set where the same workers are, or have been, ready. */
  private Set<ProcessId> readyAfter(List<Application> applications) {
    int count = 0;
    boolean same = true;
    for (Application application : applications) {
      count += application.strays().size();
      for (Worker stray : application.strays()) {
        same &= wasReady(stray.id());
      }
      for (Generation generation : application.generations()) {
        for (Worker worker : generation.workers()) {
          boolean before = wasReady(worker.id());
          count += before ? 1 : 0;
          same &= before || !worker.isReady();
        }
      }
    }
    return same && count == readyWorkers.size() ? readyWorkers : readyAmong(applications);
  }

  private Set<ProcessId> readyAmong(List<Application> applications) {
    Set<ProcessId> ready = new HashSet<>();
    for (Application application : applications) {
      application.strays().forEach(stray -> ready.add(stray.id()));
      for (Generation generation : application.generations()) {
        for (Worker worker : generation.workers()) {
          if (worker.isReady() || wasReady(worker.id())) {
            ready.add(worker.id());
          }
        }
      }
    }
    return ready;
  }

  private Map<Long, Long> connectionsAfter(Snapshot now, List<Application> applications) {
    Map<Long, Long> since = new HashMap<>();
    for (Application application : applications) {
      for (Generation generation : application.generations()) {
        for (Worker worker : generation.workers()) {
          for (Long inode : worker.process().connectionInodes().orElse(Set.of())) {
            since.put(inode, connections.getOrDefault(inode, now.monotonicNanos()));
          }
        }
      }
    }
    return since;
  }

  /** For how many seconds a connection has been seen, at least. */
  public double connectionSeconds(long inode, Snapshot now) {
    return (now.monotonicNanos() - connections.getOrDefault(inode, now.monotonicNanos())) / 1e9;
  }

  /** The desired count that was learnt for a master. */
  Reading<Integer> steadyCount(ProcessId master) {
    return of(master).steadyCount();
  }
}

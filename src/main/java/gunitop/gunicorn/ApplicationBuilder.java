package gunitop.gunicorn;

import gunitop.process.Listener;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Builds one application from its masters. */
record ApplicationBuilder(Snapshot snapshot, History history, Roles roles) {

  private static final Comparator<Listener> BY_ADDRESS =
      (one, other) -> one.address().compareTo(other.address());

  Application build(List<ProcessSample> masters) {
    Set<Long> inodes = served(masters);
    List<Listener> listeners = new ArrayList<>(inodes.size());
    inodes.forEach(inode -> listeners.add(snapshot.listeners().get(inode)));
    listeners.sort(BY_ADDRESS);
    List<Generation> generations = new ArrayList<>();
    for (ProcessSample master : masters) {
      GenerationRole role = generations.isEmpty() ? GenerationRole.OLD : GenerationRole.NEW;
      boolean alone = masters.size() == 1;
      generations.add(generation(role, master, alone, inodes, heldByOthers(master, masters)));
    }
    ProcessSample eldest = masters.get(0);
    List<ProcessSample> without = withoutMaster(inodes);
    return new Application(
            ApplicationName.of(masters, history, listeners),
            listeners,
            generations,
            Supervisor.NOT_JUDGED,
            DaemonizationJudge.judge(eldest, snapshot, history),
            PreloadJudge.judge(masters, snapshot, history),
            strays(without, masters))
        .besides(without.stream().filter(one -> !isOurs(one, masters)).toList());
  }

  /** Workers without a master that still hold one of these listeners. */
  private List<Worker> strays(List<ProcessSample> without, List<ProcessSample> masters) {
    return without.stream()
        .filter(process -> isOurs(process, masters))
        .map(
            process ->
                new Worker(process, WorkerState.EXITING, Reading.notRead(), "its master is gone"))
        .toList();
  }

  /** Workers without a master that hold one of these listeners, whosever they are. */
  private List<ProcessSample> withoutMaster(Set<Long> listeners) {
    List<ProcessSample> found = new ArrayList<>();
    for (ProcessSample process : roles.members()) {
      if (roles.of(process).role() == Role.WORKER
          && !roles.isMaster(process.stat().parent())
          && !Collections.disjoint(listenersOf(process), listeners)) {
        found.add(process);
      }
    }
    return found;
  }

  /** Whether it has the user of the eldest master, or that of a worker, which may be another. */
  private boolean isOurs(ProcessSample process, List<ProcessSample> masters) {
    return SameOwner.is(process, masters.get(0))
        || masters.stream()
            .flatMap(master -> roles.workersOf(master).stream())
            .anyMatch(worker -> SameOwner.is(process, worker));
  }

  private Set<Long> listenersOf(ProcessSample process) {
    return ApplicationFinder.listenersOf(process, snapshot);
  }

  /**
   * The listeners of the application: those that a worker holds. A master of later releases listens
   * on a control socket too, which no worker has. While nobody has a worker it is told by its usual
   * name alone.
   */
  private Set<Long> served(List<ProcessSample> masters) {
    List<Long> listening = ApplicationFinder.listening(snapshot);
    Set<Long> byWorkers = new TreeSet<>();
    Set<Long> byMasters = new TreeSet<>();
    for (ProcessSample master : masters) {
      ApplicationFinder.addListeners(master, listening, byMasters);
      for (ProcessSample worker : roles.workersOf(master)) {
        ApplicationFinder.addListeners(worker, listening, byWorkers);
      }
    }
    byMasters.removeIf(inode -> ControlSocket.isUsual(snapshot.listeners().get(inode)));
    return byWorkers.isEmpty() ? byMasters : byWorkers;
  }

  /** The listeners that the application's other generation holds. */
  private Set<Long> heldByOthers(ProcessSample master, List<ProcessSample> masters) {
    if (masters.size() == 1) {
      return Set.of();
    }
    List<Long> listening = ApplicationFinder.listening(snapshot);
    Set<Long> held = new TreeSet<>();
    for (ProcessSample other : masters) {
      if (!other.id().equals(master.id())) {
        ApplicationFinder.addListeners(other, listening, held);
        for (ProcessSample worker : roles.workersOf(other)) {
          ApplicationFinder.addListeners(worker, listening, held);
        }
      }
    }
    return held;
  }

  private Generation generation(
      GenerationRole role,
      ProcessSample master,
      boolean alone,
      Set<Long> applicationsListeners,
      Set<Long> heldByOthers) {
    RoleJudgement judgement = roles.of(master);
    MasterHistory learnt = history.of(master.id());
    Reading<Set<Long>> held = held(master, applicationsListeners);
    List<ProcessSample> forked = roles.workersOf(master);
    boolean retiring =
        judgement.role() == Role.MASTER
            && held.isKnown()
            && held.get().isEmpty()
            && (learnt.held()
                || isInherited(forked, heldByOthers)
                || hasShared(master, applicationsListeners)
                || forked.isEmpty() && waitsForAChild(master, applicationsListeners));
    List<Worker> workers =
        new WorkerJudge(retiring, applicationsListeners, learnt.told().leaving(), snapshot, history)
            .judge(master, forked);
    Generation draft =
        new Generation(
            role,
            new Master(master, judgement.role(), held, judgement.witness()),
            workers,
            Desired.UNKNOWN,
            retiring ? GenerationState.RETIRING : GenerationState.SERVING,
            0);
    Desired desired =
        DesiredCount.of(master, workers, alone, role, snapshot, history).atLeast(draft.ready());
    boolean replaces = history.workerEnds().isReplacing(master.id(), snapshot);
    double completeFor = retiring ? 0 : learnt.completeForSeconds(workers, replaces, snapshot);
    boolean isRecycling = learnt.wasWhole() && lacksNone(workers.size(), replaces, learnt, desired);
    return new Generation(
        role,
        draft.master(),
        draft.workers(),
        desired,
        retiring
            ? GenerationState.RETIRING
            : isStarting(draft, learnt) ? GenerationState.BOOTING : GenerationState.SERVING,
        Math.max(
            retiring
                ? 0
                : learnt
                    .serving()
                    .seconds(master.id(), workers.size(), desired, history.workerEnds(), snapshot),
            draft.isWhole() && draft.ready() >= desired.count().orElse(1)
                ? Math.max(completeFor, sinceEveryBeat(workers))
                : isRecycling ? completeFor : 0));
  }

  /** Whether there are as many workers as are wanted, or one has just left its place. */
  private static boolean lacksNone(
      int workers, boolean replaces, MasterHistory learnt, Desired desired) {
    int wanted = desired.count().orElse(1);
    return workers >= wanted || workers == wanted - 1 && (learnt.hadWorkers(wanted) || replaces);
  }

  /** Seconds since the latest heartbeat of all: each worker has been ready for at least as long. */
  private static double sinceEveryBeat(List<Worker> workers) {
    double least = workers.isEmpty() ? 0 : Double.MAX_VALUE;
    for (Worker worker : workers) {
      Reading<Double> age = worker.heartbeatAgeSeconds();
      least = age.isKnown() ? Math.min(least, age.get()) : 0;
    }
    return least;
  }

  /**
   * Whether a worker's listener came from its master: another worker holds it too, or the other
   * generation does. (With {@code --reuse-port} each worker has one of its own.)
   */
  private boolean isInherited(List<ProcessSample> workers, Set<Long> heldByOthers) {
    Set<Long> seen = new TreeSet<>(heldByOthers);
    for (ProcessSample worker : workers) {
      for (Long inode : listenersOf(worker)) {
        if (!seen.add(inode)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether it waits at its exit for a child that is no worker: its title tells that it had bound
   * listeners ({@code gunicorn/arbiter.py run}), and nobody's workers hold any that no master has
   * (as with {@code --reuse-port}).
   */
  private boolean waitsForAChild(ProcessSample master, Set<Long> applicationsListeners) {
    boolean alone =
        roles.members().stream()
            .allMatch(one -> Collections.disjoint(listenersOf(one), applicationsListeners));
    return alone
        && Master.titleOf(master).isPresent()
        && snapshot.childrenOf(master.pid()).stream()
            .anyMatch(child -> child.isAlive() && !roles.isMaster(child.pid()));
  }

  /**
   * Whether the master that it executed, or that executed it, holds a listener: NEW inherits OLD's,
   * so both had it.
   */
  private boolean hasShared(ProcessSample master, Set<Long> applicationsListeners) {
    for (ProcessSample member : roles.members()) {
      boolean related =
          member.stat().parent() == master.pid() || master.stat().parent() == member.pid();
      if (related
          && roles.of(member).isMaster()
          && !heldOf(member, applicationsListeners).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isStarting(Generation generation, MasterHistory learnt) {
    return !generation.master().hasHandlers()
        || generation.count(WorkerState.BOOTING) > 0
        || generation.workers().isEmpty() && !learnt.held() && !learnt.hadWorkers(1);
  }

  /** Of a master whose descriptors were not all read, "none" is not known. */
  private Reading<Set<Long>> held(ProcessSample master, Set<Long> applicationsListeners) {
    Set<Long> held = heldOf(master, applicationsListeners);
    return held.isEmpty() && !master.hasAllFiles() && master.files().isKnown()
        ? Reading.notRead()
        : master.files().map(files -> held);
  }

  private Set<Long> heldOf(ProcessSample master, Set<Long> applicationsListeners) {
    Set<Long> held = listenersOf(master);
    held.retainAll(applicationsListeners);
    return held;
  }
}

package gunitop.gunicorn;

import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is a master among those that catch like one. A process that a hook has forked keeps the
 * master's handlers, its listener and its image, and may outlive it; a worker class may keep the
 * handlers too. So a master is one that was executed by a master, or has workers of its own, or a
 * NEW master; of any other it is asked whether another one explains it better.
 */
final class Masters {
  /** A parent link that was read while processes moved may run in a circle. */
  private static final int MOST_ANCESTORS = 64;

  /** A master opens its listeners within a moment of its handlers, or ends within 5 s. */
  private static final double STARTING_SECONDS = 60;

  /** A snapshot takes less than this. */
  private static final double RECYCLED_SECONDS = 1;

  private final Snapshot snapshot;
  private final History history;
  private final List<ProcessSample> candidates;
  private final Map<Integer, List<ProcessSample>> children;
  private final List<ProcessSample> found = new ArrayList<>();

  /** Among these, the eldest first; their children too are the eldest first. */
  Masters(
      Snapshot snapshot,
      History history,
      List<ProcessSample> candidates,
      Map<Integer, List<ProcessSample>> children) {
    this.snapshot = snapshot;
    this.history = history;
    this.candidates = candidates;
    this.children = children;
  }

  /** The masters so far, the eldest first. */
  List<ProcessSample> found() {
    return found;
  }

  /** The living children of a master. */
  List<ProcessSample> childrenOf(ProcessSample master) {
    return children.getOrDefault(master.pid(), List.of());
  }

  /** Judges the next candidate, by those before it. */
  RoleJudgement judge(ProcessSample candidate) {
    RoleJudgement judgement = judged(candidate);
    if (judgement.isMaster()) {
      found.add(candidate);
    }
    return judgement;
  }

  private RoleJudgement judged(ProcessSample candidate) {
    if (Handlers.areGone(candidate)) {
      return new RoleJudgement(Role.MASTER, "a master whose interpreter goes down");
    }
    for (ProcessSample master : found) {
      if (master.pid() == candidate.stat().parent()) {
        return ForkedImage.isForkOf(candidate, master, snapshot, history)
            ? new RoleJudgement(Role.FORKED, "forked by master " + master.pid())
            : new RoleJudgement(
                Role.MASTER, "SigCgt is a master's; exec'd by master " + master.pid());
      }
    }
    if (isForkBelowAMaster(candidate)) {
      return new RoleJudgement(Role.FORKED, "forked by a process of a master's");
    }
    if (hasWorkers(candidate) || hasExecutedMaster(candidate)) {
      return new RoleJudgement(Role.MASTER, "SigCgt holds HUP, USR2, WINCH and CHLD");
    }
    if (history.isKnownWorker(candidate.id())) {
      return new RoleJudgement(Role.WORKER, "was a worker; its master is gone");
    }
    return leftBehind(candidate);
  }

  /** One without workers, that no master has executed: is it a master that has none? */
  private RoleJudgement leftBehind(ProcessSample candidate) {
    for (ProcessSample master : found) {
      if (ForkedImage.isShared(master, candidate)) {
        return new RoleJudgement(Role.FORKED, "a fork of master " + master.pid());
      }
    }
    if (candidate.hasAllFiles() && !history.hadWorkers(candidate.id())) {
      Set<Long> own = ApplicationFinder.listenersOf(candidate, snapshot);
      for (ProcessSample other : candidates) {
        if (other != candidate
            && hasWorkers(other)
            && !Collections.disjoint(own, ApplicationFinder.listenersOf(other, snapshot))) {
          return new RoleJudgement(
              Role.FORKED, "holds a listener of master " + other.pid() + " and has no workers");
        }
      }
      if (!candidate.files().get().temporary().isEmpty() && !mayBeRecycling(candidate)) {
        return new RoleJudgement(Role.FORKED, "holds a heartbeat file, and no child holds it too");
      }
      boolean isAdopted = candidate.stat().parent() == 1;
      if (own.isEmpty() && isAdopted && snapshot.ageSeconds(candidate.id()) > STARTING_SECONDS) {
        return new RoleJudgement(Role.FORKED, "holds no listener and has no workers");
      }
    }
    return new RoleJudgement(Role.MASTER, "SigCgt holds HUP, USR2, WINCH and CHLD");
  }

  /**
   * Whether its only workers may just have ended, as where each request ends one: then a dead child
   * waits for it, or one that came after the list of processes beats already.
   */
  private boolean mayBeRecycling(ProcessSample candidate) {
    return HeartbeatFile.secondsSinceLast(candidate, snapshot) < RECYCLED_SECONDS
        || snapshot.childrenOf(candidate.pid()).stream().anyMatch(child -> !child.isAlive());
  }

  /** Whether a child of its image shares a heartbeat file with it, or may, as far as is known. */
  private boolean hasWorkers(ProcessSample master) {
    for (ProcessSample child : childrenOf(master)) {
      boolean unread = !child.hasAllFiles() || !master.hasAllFiles();
      if (ForkedImage.isForkOf(child, master, snapshot, history)
          && (unread || HeartbeatFile.isShared(master, child))) {
        return true;
      }
    }
    return false;
  }

  private boolean hasExecutedMaster(ProcessSample master) {
    for (ProcessSample child : childrenOf(master)) {
      if (!ForkedImage.isForkOf(child, master, snapshot, history)
          && (Handlers.areAMasters(child)
              || Reexecution.isUnderWay(child, master, history.of(master.id())))) {
        return true;
      }
    }
    return false;
  }

  private boolean isForkBelowAMaster(ProcessSample process) {
    ProcessSample above = snapshot.processes().get(process.stat().parent());
    for (int depth = 0; above != null && depth < MOST_ANCESTORS; depth++) {
      if (!ForkedImage.isShared(above, process)) {
        return false;
      }
      if (isFound(above)) {
        return true;
      }
      above = snapshot.processes().get(above.stat().parent());
    }
    return false;
  }

  /** Whether a process is a descendant of a master. */
  boolean isBelow(ProcessSample process) {
    ProcessSample above = snapshot.processes().get(process.stat().parent());
    for (int depth = 0; above != null && depth < MOST_ANCESTORS; depth++) {
      if (isFound(above)) {
        return true;
      }
      above = snapshot.processes().get(above.stat().parent());
    }
    return false;
  }

  private boolean isFound(ProcessSample process) {
    return found.contains(process);
  }

  /**
   * A process with a worker's handlers, or one that was a worker, that is no master's child. It is
   * a worker that outlived its master where it was seen as one, or serves a request yet. A fork of
   * a worker looks the same: its master lives, or it was forked well after the heartbeat file was
   * made.
   */
  RoleJudgement judgeOrphan(ProcessSample process) {
    if (isBelow(process)) {
      return RoleJudgement.NONE;
    }
    for (ProcessSample master : found) {
      if (ForkedImage.isShared(master, process)) {
        return new RoleJudgement(Role.FORKED, "a fork of master " + master.pid() + "'s");
      }
    }
    if (history.isKnownWorker(process.id())) {
      return new RoleJudgement(Role.WORKER, "was a worker; its master is gone");
    }
    boolean serves =
        HeartbeatFile.mayBeOwn(process, snapshot)
            && process.connections().map(count -> count > 0).orElse(false);
    return serves
        ? new RoleJudgement(Role.WORKER, "serves, and holds a heartbeat file; its master is gone")
        : new RoleJudgement(Role.FORKED, "like a worker, and no master's child");
  }
}

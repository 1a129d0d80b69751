package gunitop.gunicorn;

import gunitop.process.ProcessOrder;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Signal;
import gunitop.process.SignalSet;
import gunitop.process.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells masters, workers and NEW masters that still import from every other process, by what the
 * kernel shows. Titles are never asked.
 *
 * <ul>
 *   <li>A master catches what a master catches ({@link Handlers}), and is no fork of another one:
 *       {@link Masters}.
 *   <li>A worker is a forked child of a master ({@link ForkedImage}) that holds a heartbeat file of
 *       its own, which its master holds too ({@link HeartbeatFile}). Where files cannot be read,
 *       its handlers must do.
 *   <li>A child that has executed a program is a NEW master or none: {@link Reexecution}.
 * </ul>
 */
public final class RoleJudge {
  private static final RoleJudgement GOING_DOWN =
      new RoleJudgement(Role.WORKER, "a worker whose interpreter goes down");

  private static final RoleJudgement FAILED =
      new RoleJudgement(
          Role.FORKED, "forked by a USR2 that failed; it acts as its master stopping");

  private static final RoleJudgement COPY =
      new RoleJudgement(Role.FORKED, "forked by a master, with its handlers; holds no listener");

  private static final RoleJudgement JUST_FORKED =
      new RoleJudgement(Role.FORKED, "forked by a master; has no heartbeat file of its own");

  /** A fork that shows nothing but its master's handlers is taken for a worker past this age. */
  private static final double HIDDEN_SECONDS = 1;

  private final Snapshot snapshot;
  private final History history;
  private final Map<Integer, RoleJudgement> judged = new HashMap<>();

  private RoleJudge(Snapshot snapshot, History history) {
    this.snapshot = snapshot;
    this.history = history;
  }

  /** Everybody who has a role, by PID, with the witness for it. */
  static Map<Integer, RoleJudgement> judge(Snapshot snapshot, History history) {
    RoleJudge judge = new RoleJudge(snapshot, history);
    judge.judgeAll();
    return judge.judged;
  }

  /** The role of one process in this snapshot, without what earlier ones taught. */
  public static Role of(ProcessSample process, Snapshot snapshot) {
    return judge(snapshot, History.EMPTY).getOrDefault(process.pid(), RoleJudgement.NONE).role();
  }

  private void judgeAll() {
    List<ProcessSample> likeMasters = new ArrayList<>();
    for (ProcessSample process : snapshot.processes().values()) {
      if (Handlers.areAMasters(process) || isMasterGoingDown(process)) {
        likeMasters.add(process);
      }
    }
    likeMasters.sort(ProcessOrder.OLDEST_FIRST);
    Masters masters = new Masters(snapshot, history, likeMasters, childrenOf(likeMasters));
    for (ProcessSample candidate : likeMasters) {
      judged.put(candidate.pid(), masters.judge(candidate));
    }
    for (ProcessSample master : masters.found()) {
      judgeChildren(master, masters);
    }
    for (ProcessSample process : snapshot.processes().values()) {
      if (!judged.containsKey(process.pid()) && process.isAlive()) {
        judgeAlone(process, masters);
      }
    }
    judged.values().removeIf(judgement -> judgement.role() == Role.NONE);
  }

  private Map<Integer, List<ProcessSample>> childrenOf(List<ProcessSample> parents) {
    Map<Integer, List<ProcessSample>> children = new HashMap<>();
    for (ProcessSample parent : parents) {
      children.put(parent.pid(), new ArrayList<>());
    }
    if (!parents.isEmpty()) {
      for (ProcessSample process : snapshot.processes().values()) {
        List<ProcessSample> siblings = children.get(process.stat().parent());
        if (siblings != null && process.isAlive()) {
          siblings.add(process);
        }
      }
      children.values().forEach(siblings -> siblings.sort(ProcessOrder.OLDEST_FIRST));
    }
    return children;
  }

  private boolean isMasterGoingDown(ProcessSample process) {
    return process.isAlive() && Handlers.areGone(process) && history.wasMaster(process.id());
  }

  private void judgeChildren(ProcessSample master, Masters masters) {
    List<ProcessSample> forked = new ArrayList<>();
    for (ProcessSample child : masters.childrenOf(master)) {
      RoleJudgement known = judged.getOrDefault(child.pid(), RoleJudgement.NONE);
      if (known.isMaster() || !child.traits().caught().isKnown()) {
        continue;
      }
      if (ForkedImage.isForkOf(child, master, snapshot, history)) {
        if (history.isHelper(child.id())) {
          judged.put(child.pid(), JUST_FORKED);
        } else {
          forked.add(child);
        }
      } else if (Reexecution.isUnderWay(child, master, history.of(master.id()))) {
        judged.put(
            child.pid(),
            new RoleJudgement(
                Role.IMPORTING,
                "exec'd by master " + master.pid() + "; handlers not installed yet"));
      }
    }
    List<Reading<HeartbeatFile>> heartbeats = HeartbeatFile.assign(master, forked);
    for (int i = 0; i < forked.size(); i++) {
      judged.put(forked.get(i).pid(), forked(forked.get(i), master, heartbeats.get(i)));
    }
  }

  /** Forked by a master: a worker, or some other process of the application. */
  private RoleJudgement forked(
      ProcessSample child, ProcessSample master, Reading<HeartbeatFile> heartbeat) {
    boolean failed =
        !history.wasReady(child.id())
            && FailedReexec.of(master, snapshot).filter(child::equals).isPresent();
    if (failed) {
      return FAILED;
    }
    if (isCopyWithoutListener(child)) {
      return COPY;
    }
    if (heartbeat.isKnown()) {
      return new RoleJudgement(
          Role.WORKER, "forked by master " + master.pid() + "; holds a heartbeat file with it");
    }
    if (child.hasAllFiles() && !master.files().map(files -> !files.whole()).orElse(false)) {
      return history.wasWorker(child.id()) ? GOING_DOWN : JUST_FORKED;
    }
    boolean shown = !Handlers.areTheSame(child, master);
    return shown || snapshot.ageSeconds(child.id()) > HIDDEN_SECONDS
        ? new RoleJudgement(
            Role.WORKER, "forked by master " + master.pid() + "; its files were not read")
        : JUST_FORKED;
  }

  /**
   * A worker closes its listener only long after it has handlers of its own, which it has soon:
   * what is read of it in part tells nothing before.
   */
  private boolean isCopyWithoutListener(ProcessSample child) {
    boolean isCopy = Handlers.areAMasters(child) && !history.wasReady(child.id());
    if (!isCopy || !child.files().isKnown()) {
      return false;
    }
    return child.hasAllFiles()
        ? !snapshot.listeners().isEmpty()
            && ApplicationFinder.listenersOf(child, snapshot).isEmpty()
        : snapshot.ageSeconds(child.id()) < HIDDEN_SECONDS;
  }

  /** One that is no master's child and does not catch like a master. */
  private void judgeAlone(ProcessSample process, Masters masters) {
    Reading<SignalSet> caught = process.traits().caught();
    if (history.wasImporting(process.id())
        && caught.isKnown()
        && !caught.get().contains(Signal.TERM)
        && !masters.isBelow(process)) {
      judged.put(
          process.pid(),
          new RoleJudgement(
              Role.IMPORTING, "was exec'd by a master that is gone; has no handlers yet"));
    } else if (Handlers.areAWorkers(process) || history.isKnownWorker(process.id())) {
      judged.put(process.pid(), masters.judgeOrphan(process));
    }
  }
}

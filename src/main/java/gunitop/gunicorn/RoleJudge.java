package gunitop.gunicorn;

import gunitop.process.ImageLayout;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Signal;
import gunitop.process.SignalSet;
import gunitop.process.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * Tells masters, workers and NEW masters that still import from every other process, by what the
 * kernel shows: the signals that they catch ({@code SigCgt}), the parent link, and whether a child
 * was forked or has executed a program. Titles are never asked.
 *
 * <p>Facts it builds on:
 *
 * <ul>
 *   <li>{@code gunicorn/arbiter.py init_signals}: a master catches HUP, INT, QUIT, USR1, USR2,
 *       TERM, CHLD, TTIN, TTOU and WINCH, in every release from 19.6 on.
 *   <li>{@code gunicorn/workers/base.py init_signals}: a worker resets HUP and USR2 to their
 *       default and catches USR1; the dirty arbiter of later releases keeps HUP, so it is no
 *       worker.
 *   <li>{@code fork(2)} keeps the addresses of the program image and the caught signals, {@code
 *       execve(2)} draws new ones and resets them: a child of a master whose image lies elsewhere
 *       has executed a program.
 * </ul>
 */
public final class RoleJudge {
  private static final SignalSet MASTER_SIGNALS =
      SignalSet.of(
          Signal.HUP,
          Signal.INT,
          Signal.QUIT,
          Signal.USR1,
          Signal.USR2,
          Signal.TERM,
          Signal.CHLD,
          Signal.TTIN,
          Signal.TTOU,
          Signal.WINCH);
  private static final SignalSet NEVER_IN_A_WORKER = SignalSet.of(Signal.HUP, Signal.USR2);

  /** A parent link that was read while processes moved may run in a circle. */
  private static final int MOST_ANCESTORS = 64;

  private static final RoleJudgement SERVING =
      new RoleJudgement(Role.WORKER, "forked by its master; SigCgt lacks HUP and USR2");

  private static final RoleJudgement GOING_DOWN =
      new RoleJudgement(Role.WORKER, "a worker whose interpreter goes down");

  private static final RoleJudgement JUST_FORKED =
      new RoleJudgement(Role.FORKED, "forked by a master");

  private RoleJudge() {}

  /** The role of a process in this snapshot, without what earlier snapshots taught. */
  public static Role of(ProcessSample process, Snapshot snapshot) {
    return judge(process, snapshot, History.EMPTY).role();
  }

  /**
   * Whether a process surely has no role, told at a glance: it catches no USR1, is no master's
   * child, and was no master. So it is with nearly every process of a host.
   *
   * @param masters all that catch like a master
   */
  static boolean hasNoRole(ProcessSample process, List<ProcessSample> masters, History history) {
    Reading<SignalSet> caught = process.traits().caught();
    return !caught.isKnown()
        || !caught.get().contains(Signal.USR1)
            && !isChildOfAny(masters, process)
            && !history.masters().containsKey(process.id());
  }

  private static boolean isChildOfAny(List<ProcessSample> masters, ProcessSample process) {
    for (int i = 0; i < masters.size(); i++) {
      if (masters.get(i).pid() == process.stat().parent()) {
        return true;
      }
    }
    return false;
  }

  /** The role of a process in this snapshot, with the witness for it. */
  static RoleJudgement judge(ProcessSample process, Snapshot snapshot, History history) {
    if (!process.isAlive() || !process.traits().caught().isKnown()) {
      return RoleJudgement.NONE;
    }
    SignalSet caught = process.traits().caught().get();
    if (caught.isEmpty() && history.wasMaster(process.id())) {
      return new RoleJudgement(Role.MASTER, "a master whose interpreter goes down");
    }
    ProcessSample parent = snapshot.processes().get(process.stat().parent());
    if (parent != null && catchesLikeAMaster(parent)) {
      return ofMastersChild(process, caught, parent, snapshot, history);
    }
    if (catchesLikeAMaster(process)) {
      return new RoleJudgement(Role.MASTER, "SigCgt holds HUP, USR2, WINCH and CHLD");
    }
    if (!caught.contains(Signal.TERM) && history.wasImporting(process.id())) {
      return new RoleJudgement(
          Role.IMPORTING, "was exec'd by a master that is gone; has no handlers yet");
    }
    if (catchesLikeAWorker(caught) && isGunicorns(process) && !isBelowAMaster(process, snapshot)) {
      return new RoleJudgement(Role.WORKER, "SigCgt is a worker's; its master is gone");
    }
    return RoleJudgement.NONE;
  }

  private static RoleJudgement ofMastersChild(
      ProcessSample process,
      SignalSet caught,
      ProcessSample master,
      Snapshot snapshot,
      History history) {
    return switch (Image.of(process, master, snapshot, history)) {
      case ITS_OWN -> execd(process, caught, master);
      case ITS_MASTERS -> forked(process, caught, history);
    };
  }

  /** Executed by a master: a NEW master, or some program that a hook runs. */
  private static RoleJudgement execd(
      ProcessSample process, SignalSet caught, ProcessSample master) {
    if (catchesLikeAMaster(process)) {
      return new RoleJudgement(
          Role.MASTER, "SigCgt is a master's; exec'd by master " + master.pid());
    }
    return isReexecOf(process, master) && !catchesLikeAWorker(caught)
        ? new RoleJudgement(
            Role.IMPORTING, "exec'd by master " + master.pid() + "; handlers not installed yet")
        : RoleJudgement.NONE;
  }

  /** Forked by a master: a worker, a helper, or for some ms one that has not become either. */
  private static RoleJudgement forked(ProcessSample process, SignalSet caught, History history) {
    if (catchesLikeAWorker(caught)) {
      return SERVING;
    }
    return history.wasWorker(process.id()) ? GOING_DOWN : JUST_FORKED;
  }

  /** A grandchild of a master is a helper's own, e.g. a dirty worker below the dirty arbiter. */
  private static boolean isBelowAMaster(ProcessSample process, Snapshot snapshot) {
    Optional<ProcessSample> ancestor = snapshot.process(process.stat().parent());
    for (int depth = 0; ancestor.isPresent() && depth < MOST_ANCESTORS; depth++) {
      if (catchesLikeAMaster(ancestor.get())) {
        return true;
      }
      ancestor = snapshot.process(ancestor.get().stat().parent());
    }
    return false;
  }

  static boolean catchesLikeAMaster(ProcessSample process) {
    Reading<SignalSet> caught = process.traits().caught();
    return caught.isKnown()
        && process.isAlive()
        && caught.get().containsAll(MASTER_SIGNALS)
        && isGunicorns(process);
  }

  private static boolean catchesLikeAWorker(SignalSet caught) {
    return caught.contains(Signal.USR1) && !caught.containsAny(NEVER_IN_A_WORKER);
  }

  /**
   * Ruby's unicorn catches the same signals; so one more witness is asked for: the name, the
   * interpreter, or a heartbeat file.
   */
  private static boolean isGunicorns(ProcessSample process) {
    return LaunchLine.namesGunicorn(process.traits().commandLine())
        || process.stat().name().startsWith("gunicorn")
        || LaunchLine.isPython(process.traits().commandLine())
        || process.files().isKnown() && !process.files().get().temporary().isEmpty();
  }

  private static boolean isReexecOf(ProcessSample process, ProcessSample master) {
    boolean namedByMaster =
        Variables.value(process, Variables.MASTER_PID)
            .filter(pid -> pid.equals(String.valueOf(master.pid())))
            .isPresent();
    return namedByMaster
        || LaunchLine.namesGunicorn(process.traits().commandLine())
        || process.traits().commandLine().equals(master.traits().commandLine());
  }

  /** Whose program image a child of a master runs. */
  private enum Image {
    ITS_OWN,
    ITS_MASTERS;

    static Image of(ProcessSample child, ProcessSample master, Snapshot snapshot, History history) {
      Reading<ImageLayout> own = child.stat().layout();
      Reading<ImageLayout> masters = master.stat().layout();
      boolean same =
          own.isKnown() && masters.isKnown()
              ? own.get().equals(masters.get())
              : looksForked(child, snapshot) || history.wasWorker(child.id());
      return same ? ITS_MASTERS : ITS_OWN;
    }

    /**
     * Where the layout is hidden from us: a fork keeps USR1's handler, an exec loses it. Only a NEW
     * master catches everything again; it is known by its children.
     */
    private static boolean looksForked(ProcessSample child, Snapshot snapshot) {
      SignalSet caught = child.traits().caught().orElse(new SignalSet(0));
      return caught.contains(Signal.USR1)
          && (!caught.containsAll(MASTER_SIGNALS) || snapshot.childrenOf(child.pid()).isEmpty());
    }
  }
}

package gunitop.gunicorn;

import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Signal;
import gunitop.process.SignalSet;
import gunitop.process.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How far each worker of a master is. A busy sync worker that was told to leave shows nothing from
 * outside: only its master tells, by having closed its listeners.
 *
 * @param retiring whether their master has closed its listeners
 * @param listeners the application's listening sockets, by inode
 * @param told the workers that were surely told to leave
 */
record WorkerJudge(
    boolean retiring,
    Set<Long> listeners,
    Set<ProcessId> told,
    Snapshot snapshot,
    History history) {
  private static final int NO_TIMEOUT = 0;

  /** A worker class, or an application, may give up some of them; no one gives up all. */
  private static final SignalSet OF_ANY_WORKER =
      SignalSet.of(Signal.INT, Signal.QUIT, Signal.TERM, Signal.USR1, Signal.TTIN, Signal.TTOU);

  /** The workers of a master with their states, in the order given: oldest first. */
  List<Worker> judge(ProcessSample master, List<ProcessSample> forked) {
    List<Reading<HeartbeatFile>> heartbeats = HeartbeatFile.assign(master, forked);
    int timeout = Settings.of(master, history.of(master.id())).timeoutSeconds().orElse(NO_TIMEOUT);
    List<Worker> judged = new ArrayList<>(forked.size());
    for (int i = 0; i < heartbeats.size(); i++) {
      judged.add(judge(forked.get(i), heartbeats.get(i), timeout));
    }
    return judged;
  }

  private Worker judge(ProcessSample process, Reading<HeartbeatFile> heartbeat, int timeout) {
    Reading<Double> age =
        !heartbeat.isKnown()
            ? heartbeat.map(file -> 0.0)
            : heartbeat.get().hasBeaten()
                ? Reading.known(heartbeat.get().ageSeconds(snapshot))
                : Reading.notRead();
    if (process.stat().state().isStopped()) {
      return new Worker(
          process,
          WorkerState.STOPPED,
          age,
          "it is in state " + process.stat().state().letter() + " and answers nobody");
    }
    if (hasDroppedHandlers(process)) {
      return new Worker(process, WorkerState.EXITING, age, "its interpreter goes down");
    }
    if (retiring) {
      return new Worker(process, WorkerState.FINISHING, age, "its master has closed its listeners");
    }
    boolean isGoing = !process.files().isKnown() && !process.files().isDenied();
    if (isGoing && history.wasReady(process.id())) {
      return new Worker(process, WorkerState.EXITING, age, "its files can be read no more");
    }
    if (!process.files().isKnown()) {
      return new Worker(
          process,
          WorkerState.UNKNOWN,
          age,
          process.files().isDenied()
              ? "its heartbeat file may not be read by us"
              : "its files were not read yet");
    }
    if (!heartbeat.isKnown() && !process.hasAllFiles()) {
      return new Worker(process, WorkerState.UNKNOWN, age, "not all of its descriptors were read");
    }
    if (!heartbeat.isKnown()) {
      return history.wasReady(process.id())
          ? new Worker(process, WorkerState.EXITING, age, "it has closed its heartbeat file")
          : new Worker(process, WorkerState.BOOTING, age, "no heartbeat file of its own yet");
    }
    if (!heartbeat.get().hasBeaten()) {
      return new Worker(process, WorkerState.BOOTING, age, "its heartbeat file was never touched");
    }
    if (hasClosedListener(process)) {
      return new Worker(process, WorkerState.FINISHING, age, "it has closed the listener");
    }
    if (timeout > 0 && age.isKnown() && age.get() > timeout) {
      return new Worker(
          process, WorkerState.STUCK, age, "no heartbeat for longer than --timeout " + timeout);
    }
    return told.contains(process.id())
        ? new Worker(process, WorkerState.FINISHING, age, "its master was told to let it go")
        : new Worker(process, WorkerState.READY, age, "its heartbeat was seen");
  }

  /** Python gives up a program's handlers as its interpreter goes down. */
  private static boolean hasDroppedHandlers(ProcessSample process) {
    return process
        .traits()
        .caught()
        .map(caught -> !caught.containsAny(OF_ANY_WORKER))
        .orElse(false);
  }

  private boolean hasClosedListener(ProcessSample process) {
    Set<Long> sockets = process.files().get().sockets();
    for (Long listener : listeners) {
      if (sockets.contains(listener)) {
        return false;
      }
    }
    return !listeners.isEmpty() && process.hasAllFiles();
  }
}

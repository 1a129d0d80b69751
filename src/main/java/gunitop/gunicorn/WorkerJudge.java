package gunitop.gunicorn;

import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Signal;
import gunitop.process.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far each worker of a master is. A busy sync worker that was told to leave shows nothing from
 * outside: only its master tells, by having closed its listeners.
 *
 * @param retiring whether their master has closed its listeners
 * @param listeners the application's listening sockets, by inode
 */
record WorkerJudge(boolean retiring, Set<Long> listeners, Snapshot snapshot, History history) {

  /** The workers of a master with their states, in the order given: oldest first. */
  List<Worker> judge(ProcessSample master, List<ProcessSample> forked) {
    Map<Integer, Reading<HeartbeatFile>> heartbeats = HeartbeatFile.assign(master, forked);
    Reading<Integer> timeout = Settings.of(master, history.of(master.id())).timeoutSeconds();
    return forked.stream()
        .map(process -> judge(process, heartbeats.get(process.pid()), timeout.orElse(0)))
        .toList();
  }

  private Worker judge(ProcessSample process, Reading<HeartbeatFile> heartbeat, int timeout) {
    Reading<Double> age =
        heartbeat.isKnown() && !heartbeat.get().hasBeaten()
            ? Reading.notRead()
            : heartbeat.map(file -> file.ageSeconds(epochNanos(snapshot.time())));
    if (retiring) {
      return new Worker(process, WorkerState.EXITING, age, "its master has closed its listeners");
    }
    if (hasDroppedHandlers(process)) {
      return new Worker(process, WorkerState.EXITING, age, "its interpreter goes down");
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
    if (!heartbeat.isKnown()) {
      return history.wasReady(process.id())
          ? new Worker(process, WorkerState.EXITING, age, "it has closed its heartbeat file")
          : new Worker(process, WorkerState.BOOTING, age, "no heartbeat file of its own yet");
    }
    if (!heartbeat.get().hasBeaten()) {
      return new Worker(process, WorkerState.BOOTING, age, "its heartbeat file was never touched");
    }
    if (hasClosedListener(process)) {
      return new Worker(process, WorkerState.EXITING, age, "it has closed the listener");
    }
    return timeout > 0 && age.orElse(0.0) > timeout
        ? new Worker(
            process, WorkerState.STUCK, age, "no heartbeat for longer than --timeout " + timeout)
        : new Worker(process, WorkerState.READY, age, "its heartbeat was seen");
  }

  /** Python gives up a program's handlers as its interpreter goes down. */
  private static boolean hasDroppedHandlers(ProcessSample process) {
    return process.traits().caught().map(caught -> !caught.contains(Signal.USR1)).orElse(false);
  }

  private boolean hasClosedListener(ProcessSample process) {
    return !listeners.isEmpty()
        && process.files().get().sockets().stream().noneMatch(listeners::contains);
  }

  private static long epochNanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }
}

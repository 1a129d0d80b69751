package gunitop.gunicorn;

import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far each worker of a master is. A busy sync worker that was told to leave shows nothing from
 * outside: only its master tells, by having closed its listeners.
 */
final class WorkerJudge {

  private WorkerJudge() {}

  /**
   * The workers with their states.
   *
   * @param retiring whether their master has closed its listeners
   * @param listeners the application's listening sockets, by inode
   */
  static List<Worker> judge(
      ProcessSample master,
      List<ProcessSample> forked,
      boolean retiring,
      Set<Long> listeners,
      Snapshot snapshot,
      History history) {
    Map<Integer, Reading<HeartbeatFile>> heartbeats = HeartbeatFile.assign(master, forked);
    return forked.stream()
        .map(
            process ->
                judge(
                    process, heartbeats.get(process.pid()), retiring, listeners, snapshot, history))
        .toList();
  }

  private static Worker judge(
      ProcessSample process,
      Reading<HeartbeatFile> heartbeat,
      boolean retiring,
      Set<Long> listeners,
      Snapshot snapshot,
      History history) {
    Reading<Double> age =
        heartbeat.isKnown() && !heartbeat.get().hasBeaten()
            ? Reading.notRead()
            : heartbeat.map(file -> file.ageSeconds(epochNanos(snapshot.time())));
    if (retiring) {
      return new Worker(process, WorkerState.EXITING, age, "its master has closed its listeners");
    }
    if (process.traits().caught().map(set -> set.bits() == 0).orElse(false)) {
      return new Worker(process, WorkerState.EXITING, age, "its interpreter goes down");
    }
    if (process.files().isDenied()) {
      return new Worker(
          process, WorkerState.UNKNOWN, age, "its heartbeat file may not be read by us");
    }
    if (!process.files().isKnown()) {
      return new Worker(process, WorkerState.UNKNOWN, age, "its files were not read yet");
    }
    if (!heartbeat.isKnown()) {
      return history.wasReady(process.id())
          ? new Worker(process, WorkerState.EXITING, age, "it has closed its heartbeat file")
          : new Worker(process, WorkerState.BOOTING, age, "no heartbeat file of its own yet");
    }
    if (!heartbeat.get().hasBeaten()) {
      return new Worker(process, WorkerState.BOOTING, age, "its heartbeat file was never touched");
    }
    boolean hasClosedListener =
        !listeners.isEmpty()
            && process.files().get().sockets().stream().noneMatch(listeners::contains);
    return hasClosedListener
        ? new Worker(process, WorkerState.EXITING, age, "it has closed the listener")
        : new Worker(process, WorkerState.READY, age, "its heartbeat was seen");
  }

  private static long epochNanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }
}

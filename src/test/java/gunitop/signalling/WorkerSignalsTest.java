package gunitop.signalling;

import static gunitop.testkit.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.SendResult;
import gunitop.process.Signal;
import gunitop.process.Snapshot;
import gunitop.sampling.ProcSampler;
import gunitop.sampling.Sampler;
import gunitop.sampling.StartedGunicorn;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a master has a meaning for would kill a worker, or do nothing: no worker ever gets it. */
@Needs(Need.GUNICORN)
class WorkerSignalsTest {
  private static final List<Signal> MASTERS_OWN = List.of(Signal.USR2, Signal.HUP, Signal.WINCH);

  @TempDir Path directory;
  private final Sampler sampler = ProcSampler.ofThisHost();
  private final PidfdSender sender = new PidfdSender();

  @AfterEach
  void close() {
    sampler.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sync", "gthread", "gevent"})
  void aWorkerNeverGetsAMastersSignal(String workerClass) throws Exception {
    try (StartedGunicorn gunicorn =
        StartedGunicorn.start(
            directory, sampler, List.of(), "-w", "1", "-k", workerClass, "-b", "127.0.0.1:0")) {
      Snapshot ready = gunicorn.until("a ready worker", s -> gunicorn.isReady(s, 1));
      ProcessSample worker = gunicorn.workers(ready).get(0);

      for (Signal signal : MASTERS_OWN) {
        assertThat(sender.send(order(signal, worker.id())))
            .as(signal + " to a " + workerClass + " worker")
            .isInstanceOf(SendResult.Refused.class);
      }
      assertThat(sampler.sample(gunicorn.focus()).isAlive(worker.id())).isTrue();
    }
  }

  /** The PID was the master's when it was shown, and is a worker's when the key is pressed. */
  @ParameterizedTest
  @ValueSource(strings = {"sync"})
  void aWorkerUnderAFormerMastersPidIsNotTakenForIt(String workerClass) throws Exception {
    try (StartedGunicorn gunicorn =
        StartedGunicorn.start(
            directory, sampler, List.of(), "-w", "1", "-k", workerClass, "-b", "127.0.0.1:0")) {
      Snapshot ready = gunicorn.until("a ready worker", s -> gunicorn.isReady(s, 1));
      ProcessId worker = gunicorn.workers(ready).get(0).id();
      ProcessId former = new ProcessId(worker.pid(), worker.startTicks() - 1, worker.bootId());

      assertThat(sender.send(order(Signal.TERM, former)))
          .isEqualTo(new SendResult.Replaced(worker));
      assertThat(sampler.sample(gunicorn.focus()).isAlive(worker)).isTrue();
    }
  }
}

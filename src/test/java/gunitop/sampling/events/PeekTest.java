package gunitop.sampling.events;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.kernel.Pidfd;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import gunitop.process.Focus;
import gunitop.process.Signal;
import gunitop.process.SignalSet;
import gunitop.process.Snapshot;
import gunitop.sampling.ProcSampler;
import gunitop.sampling.Sampler;
import gunitop.sampling.StartedGunicorn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stirs a sampler that watches a real Gunicorn, and what does not. */
@Needs(Need.GUNICORN)
class PeekTest {
  private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final long CALM_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  @TempDir Path directory;
  private final Sampler sampler = ProcSampler.ofThisHost();

  @AfterEach
  void close() {
    sampler.close();
  }

  @Test
  void aForkAnExecAndAStopStir() throws Exception {
    try (StartedGunicorn gunicorn =
            StartedGunicorn.start(directory, sampler, List.of(), "-w", "2", "-b", "127.0.0.1:0");
        Pidfd master = Pidfd.open(gunicorn.pid()).get()) {
      Focus focus = gunicorn.focus().narrowedTo(SignalSet.of(Signal.USR1));
      gunicorn.until("two ready workers", s -> gunicorn.isReady(s, 2));
      untilCalm(focus);

      assertThat(master.send(Signal.TTIN.number())).isZero();
      untilStirred();
      gunicorn.until("a third ready worker", s -> gunicorn.isReady(s, 3));
      untilCalm(focus);

      assertThat(master.send(Signal.USR2.number())).isZero();
      untilStirred();
      gunicorn.until("a NEW master's ready workers", s -> s.childrenOf(gunicorn.pid()).size() == 4);
      untilCalm(focus);

      assertThat(master.send(Signal.STOP.number())).isZero();
      untilStirred();
      assertThat(master.send(Signal.CONT.number())).isZero();
    }
  }

  @Test
  void theExecOfAForkThatWasSeenBeforeStirs() throws Exception {
    Path hooks =
        Files.writeString(
            directory.resolve("hooks.py"), "import time\ndef pre_exec(server): time.sleep(2)\n");
    try (StartedGunicorn gunicorn =
            StartedGunicorn.start(
                directory,
                sampler,
                List.of(),
                "-c",
                hooks.toString(),
                "-w",
                "1",
                "-b",
                "127.0.0.1:0");
        Pidfd master = Pidfd.open(gunicorn.pid()).get()) {
      Snapshot before = gunicorn.until("a ready worker", s -> gunicorn.isReady(s, 1));
      var image = gunicorn.master(before).stat().layout();

      assertThat(master.send(Signal.USR2.number())).isZero();
      gunicorn.until(
          "a fork with the worker's file",
          s -> s.childrenOf(gunicorn.pid()).size() == 2 && gunicorn.isReady(s, 2));
      untilCalm(gunicorn.focus());
      untilStirred();
      Snapshot after = sampler.sample(gunicorn.focus());

      assertThat(after.childrenOf(gunicorn.pid())).anyMatch(c -> !c.stat().layout().equals(image));
    }
  }

  @Test
  void theFirstHeartbeatStirs() throws Exception {
    try (StartedGunicorn gunicorn =
        StartedGunicorn.start(
            directory,
            sampler,
            List.of("/usr/bin/env", "IMPORT_SECONDS=1"),
            "-w",
            "1",
            "-b",
            "127.0.0.1:0")) {
      gunicorn.until(
          "a worker with its file",
          s ->
              s.process(gunicorn.pid()).isPresent()
                  && gunicorn.workers(s).stream()
                      .anyMatch(w -> w.files().map(f -> !f.temporary().isEmpty()).orElse(false)));
      untilStirred();
      gunicorn.until("a ready worker", s -> gunicorn.isReady(s, 1));
    }
  }

  /** So long that a sign that comes again and again would be seen. */
  private void untilCalm(Focus focus) {
    long deadline = System.nanoTime() + DEADLINE_NANOS;
    long since = System.nanoTime();
    sampler.sample(focus);
    while (System.nanoTime() - since < CALM_NANOS) {
      assertThat(System.nanoTime()).as("before the deadline").isLessThan(deadline);
      if (sampler.isStirred()) {
        sampler.sample(focus);
        since = System.nanoTime();
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  private void untilStirred() {
    long deadline = System.nanoTime() + DEADLINE_NANOS;
    while (!sampler.isStirred()) {
      assertThat(System.nanoTime()).as("before the deadline").isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }
}

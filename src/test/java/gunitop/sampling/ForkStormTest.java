package gunitop.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import gunitop.process.Focus;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.Signal;
import gunitop.process.SignalSet;
import gunitop.process.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Some hundred processes a second that live for a moment, beside a real Gunicorn. Longer by {@code
 * -Dgunitop.storm.seconds}.
 */
@Needs(Need.GUNICORN)
@Isolated("looks at what the whole JVM holds")
class ForkStormTest {
  private static final long STORM_NANOS =
      TimeUnit.SECONDS.toNanos(Integer.getInteger("gunitop.storm.seconds", 3));
  private static final int SPARE_FILES = 64;
  private static final String STORM =
      """
      import os, signal, sys, time
      signal.signal(signal.SIGCHLD, signal.SIG_IGN)
      print("on", flush=True)
      n = 0
      while os.getppid() == int(sys.argv[1]):
          n += 1
          if os.fork() == 0:
              time.sleep(0.4 if n % 20 == 0 else 0.001)
              os._exit(0)
          time.sleep(0.002)
      """;

  @TempDir Path directory;
  private final Sampler sampler = ProcSampler.ofThisHost();

  @AfterEach
  void close() {
    sampler.close();
  }

  @Test
  void loseNothingTakeNothingForAnotherAndKeepNothingOpen() throws Exception {
    Process storm =
        new ProcessBuilder("python3", "-c", STORM, "" + ProcessHandle.current().pid()).start();
    try (StartedGunicorn gunicorn =
        StartedGunicorn.start(directory, sampler, List.of(), "-w", "2", "-b", "127.0.0.1:0")) {
      assertThat(storm.inputReader().readLine()).isEqualTo("on");
      Snapshot start = gunicorn.until("two ready workers", s -> gunicorn.isReady(s, 2));
      Set<ProcessId> tree = tree(gunicorn, start);
      Focus all = gunicorn.focus();
      Focus narrow = all.narrowedTo(SignalSet.of(Signal.USR1));
      Map<Integer, Long> startedAt = new HashMap<>();
      long deadline = System.nanoTime() + STORM_NANOS;
      for (int i = 0; System.nanoTime() < deadline; i++) {
        Snapshot snapshot = sampler.sample(i / 20 % 2 == 0 ? narrow : all);
        assertThat(tree(gunicorn, snapshot)).isEqualTo(tree);
        for (ProcessSample process : snapshot.processes().values()) {
          if (process.stat().parent() == storm.pid()) {
            assertThat(process.files().isKnown()).as("%s is tracked", process).isFalse();
            startedAt.put(process.pid(), process.id().startTicks());
          }
        }
        sampler.isStirred();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      }
      assertThat(startedAt).isNotEmpty();
      Snapshot last = sampler.sample(narrow);
      assertThat(openFiles()).isLessThan(3L * last.processes().size() + SPARE_FILES);
    } finally {
      storm.destroyForcibly();
    }
  }

  private static Set<ProcessId> tree(StartedGunicorn gunicorn, Snapshot snapshot) {
    Set<ProcessId> tree =
        gunicorn.workers(snapshot).stream().map(ProcessSample::id).collect(Collectors.toSet());
    tree.add(gunicorn.master(snapshot).id());
    return tree;
  }

  private static long openFiles() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.filter(ForkStormTest::isOfProcess).count();
    }
  }

  private static boolean isOfProcess(Path link) {
    try {
      return Files.readSymbolicLink(link).toString().matches("/proc/\\d+/.*");
    } catch (IOException closed) {
      return false;
    }
  }
}

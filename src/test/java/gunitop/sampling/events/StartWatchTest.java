package gunitop.sampling.events;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.kernel.Pidfd;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import gunitop.process.Signal;
import gunitop.process.Snapshot;
import gunitop.sampling.ProcSampler;
import gunitop.sampling.Sampler;
import gunitop.sampling.StartedGunicorn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real Gunicorn, of a Python of its own, tells before it forks and executes. */
@Needs(Need.GUNICORN)
class StartWatchTest {
  private static final long DEADLINE_SECONDS = 20;

  @TempDir Path directory;
  private final Sampler sampler = ProcSampler.ofThisHost();
  private final BlockingQueue<String> signs = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    sampler.close();
  }

  @Test
  void aSignComesBeforeEachForkAndExecUntilTheProgramIsReplaced() throws Exception {
    Path python =
        Files.copy(Path.of("/usr/bin/python3").toRealPath(), directory.resolve("python3"));
    Path temporary = Files.createDirectory(directory.resolve("tmp"));
    sampler.watch(() -> {}, () -> signs.add("sign"));
    try (StartedGunicorn gunicorn =
            StartedGunicorn.start(
                directory,
                sampler,
                List.of(python.toString()),
                "--worker-tmp-dir",
                temporary.toString(),
                "-w",
                "2",
                "-b",
                "127.0.0.1:0");
        Pidfd master = Pidfd.open(gunicorn.pid()).get()) {
      gunicorn.until("two ready workers", this::hearsStarts);

      signs.clear();
      assertThat(master.send(Signal.TTIN.number())).isZero();
      assertThat(signs.poll(DEADLINE_SECONDS, TimeUnit.SECONDS)).isEqualTo("sign");
      gunicorn.until("a third ready worker", s -> gunicorn.isReady(s, 3) && this.hearsStarts(s));

      signs.clear();
      assertThat(master.send(Signal.USR2.number())).isZero();
      assertThat(signs.poll(DEADLINE_SECONDS, TimeUnit.SECONDS)).isEqualTo("sign");
      gunicorn.until("a NEW master's two workers", s -> isBigger(s, gunicorn) && hearsStarts(s));

      Files.delete(python);
      gunicorn.until("nothing to be heard of any more", s -> !hearsStarts(s));
    }
  }

  private boolean hearsStarts(Snapshot snapshot) {
    return sampler.hearsStarts();
  }

  private static boolean isBigger(Snapshot snapshot, StartedGunicorn gunicorn) {
    return snapshot.childrenOf(gunicorn.pid()).stream()
        .anyMatch(child -> snapshot.childrenOf(child.id().pid()).size() == 2);
  }
}

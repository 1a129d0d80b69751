package gunitop.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.Focus;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExitWatchTest {
  private final BlockingQueue<ProcessId> exits = new LinkedBlockingQueue<>();
  private final ExitWatch watch = new ExitWatch(exits::add);
  private final Sampler sampler = ProcSampler.ofThisHost();

  @AfterEach
  void close() {
    watch.close();
    sampler.close();
  }

  @Test
  void tellsAnExitOnceAndOnlyThat() throws Exception {
    Process first = sleep();
    Process second = sleep();
    try {
      ProcessId one = id(first);
      ProcessId two = id(second);
      watch.watch(Set.of(one, two));
      first.destroyForcibly();
      assertThat(exits.poll(10, TimeUnit.SECONDS)).isEqualTo(one);
      watch.watch(Set.of(two));
      second.destroyForcibly();
      assertThat(exits.poll(10, TimeUnit.SECONDS)).isEqualTo(two);
      assertThat(exits).isEmpty();
    } finally {
      first.destroyForcibly();
      second.destroyForcibly();
    }
  }

  @Test
  void tellsAtOnceOfAProcessThatIsGoneOrReplaced() throws Exception {
    Process process = sleep();
    try {
      ProcessId id = id(process);
      ProcessId former = new ProcessId(id.pid(), id.startTicks() - 1, id.bootId());
      watch.watch(Set.of(former));

      assertThat(exits.poll(10, TimeUnit.SECONDS)).isEqualTo(former);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void anotherSetIsTakenWhileItWaits() throws Exception {
    Process process = sleep();
    try {
      watch.watch(Set.of(id(process)));
      watch.watch(Set.of());
      watch.watch(Set.of(id(process)));
      ProcessId id = id(process);
      process.destroyForcibly();

      assertThat(exits.poll(10, TimeUnit.SECONDS)).isEqualTo(id);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void closingEndsItsThread() {
    watch.close();
    watch.watch(Set.of(new ProcessId(1, 1, "")));

    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("exit-watch") && thread.isAlive());
  }

  private ProcessId id(Process process) {
    return sampler
        .sample(Focus.NOTHING)
        .process((int) process.pid())
        .map(ProcessSample::id)
        .orElseThrow();
  }

  private static Process sleep() throws IOException {
    return new ProcessBuilder("sleep", "60").start();
  }
}

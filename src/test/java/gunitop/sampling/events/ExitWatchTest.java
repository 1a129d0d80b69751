package gunitop.sampling.events;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.kernel.Errno;
import gunitop.kernel.Pidfd;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import gunitop.process.ExitStatus;
import gunitop.process.Focus;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.sampling.ProcSampler;
import gunitop.sampling.Sampler;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("looks at what the whole JVM holds")
class ExitWatchTest {
  private static final Reading<ExitStatus> KILLED = Reading.known(new ExitStatus.Killed(9));

  private final BlockingQueue<Exit> exits = new LinkedBlockingQueue<>();
  private final ExitWatch watch = new ExitWatch((id, status) -> exits.add(new Exit(id, status)));
  private final Sampler sampler = ProcSampler.ofThisHost();

  private record Exit(ProcessId id, Reading<ExitStatus> status) {}

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
      assertThat(next()).isEqualTo(new Exit(one, KILLED));
      watch.watch(Set.of(two));
      second.destroyForcibly();
      assertThat(next()).isEqualTo(new Exit(two, KILLED));
      assertThat(exits).isEmpty();
    } finally {
      first.destroyForcibly();
      second.destroyForcibly();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 255})
  void tellsTheCodeWithWhichItEnded(int code) throws Exception {
    Process process = start("sh", "-c", "read line; exit " + code);
    try {
      ProcessId id = id(process);
      watch.watch(Set.of(id));
      process.getOutputStream().close();

      assertThat(next()).isEqualTo(new Exit(id, Reading.known(new ExitStatus.Exited(code))));
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  @Needs(Need.PYTHON)
  void theCodeOfAZombieIsKnownToo() throws Exception {
    // The parent does not reap its child.
    Process parent =
        start(
            "python3",
            "-c",
            "import os,sys\np=os.fork()\nif p==0: sys.stdin.readline(); os._exit(7)\n"
                + "print(p,flush=True)\nimport time; time.sleep(60)");
    try {
      ProcessId child = id(Integer.parseInt(parent.inputReader().readLine()));
      watch.watch(Set.of(child));
      parent.getOutputStream().close();

      assertThat(next()).isEqualTo(new Exit(child, Reading.known(new ExitStatus.Exited(7))));
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  @Needs(Need.EXIT_CODES)
  void thePidfdKnowsHowAProcessEndedAfterItWasReaped() throws Exception {
    Process process = start("sh", "-c", "read line; exit 3");
    try (Pidfd pidfd = Pidfd.open((int) process.pid()).get()) {
      assertThat(pidfd.waitStatus().error()).isEqualTo(Errno.EAGAIN);
      process.getOutputStream().close();
      process.waitFor();

      assertThat(pidfd.waitStatus().get()).isEqualTo(3 << 8);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aProcessThatIsDroppedWhenItIsGoneIsStillTold() throws Exception {
    Process process = sleep();
    try {
      ProcessId id = id(process);
      watch.watch(Set.of(id));
      process.destroyForcibly().waitFor();
      watch.watch(Set.of());

      assertThat(next()).isEqualTo(new Exit(id, KILLED));
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void tellsAtOnceOfAProcessThatIsGoneOrReplaced() throws Exception {
    Process process = sleep();
    try {
      ProcessId id = id(process);
      ProcessId former = new ProcessId(id.pid(), id.startTicks() - 1, id.bootId());
      watch.watch(Set.of(former));

      assertThat(next()).isEqualTo(new Exit(former, Reading.notRead()));
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

      assertThat(next().id()).isEqualTo(id);
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

  private Exit next() throws InterruptedException {
    Exit exit = exits.poll(10, TimeUnit.SECONDS);
    assertThat(exit).as("an exit within 10 s").isNotNull();
    return exit;
  }

  private ProcessId id(Process process) {
    return id((int) process.pid());
  }

  private ProcessId id(int pid) {
    return sampler.sample(Focus.NOTHING).process(pid).map(ProcessSample::id).orElseThrow();
  }

  private static Process sleep() throws IOException {
    return start("sleep", "60");
  }

  private static Process start(String... command) throws IOException {
    return new ProcessBuilder(command).start();
  }
}

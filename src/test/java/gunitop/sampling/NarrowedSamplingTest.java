package gunitop.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.kernel.Pidfd;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import gunitop.process.Focus;
import gunitop.process.ProcessSample;
import gunitop.process.Signal;
import gunitop.process.SignalSet;
import gunitop.process.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Snapshots that leave the rest of the host out, on real processes. */
@Isolated("looks at what the whole JVM holds")
class NarrowedSamplingTest {
  private static final SignalSet HANDLERS = SignalSet.of(Signal.USR1);
  private static final Focus NOBODY = Focus.NOTHING.narrowedTo(HANDLERS);

  private static final Pattern STAT_FILE = Pattern.compile("/proc/(\\d+)/(?:sched)?stat");

  @TempDir Path directory;
  private final Sampler sampler = ProcSampler.ofThisHost();

  @AfterEach
  void close() {
    sampler.close();
  }

  @Test
  void aBystanderIsLeftOutAndComesBackWithAllOthers() throws Exception {
    Process sleep = sleep();
    try {
      int pid = (int) sleep.pid();
      Snapshot all = sampler.sample(Focus.NOTHING);
      Snapshot narrow = sampler.sample(NOBODY);

      assertThat(all.process(pid)).isPresent();
      assertThat(all.processCount()).isEqualTo(all.processes().size());
      assertThat(narrow.process(pid)).isEmpty();
      assertThat(narrow.processCount()).isGreaterThan(narrow.processes().size());
      assertThat(sampler.sample(NOBODY).process(pid)).isEmpty();
      assertThat(sampler.sample(Focus.NOTHING).process(pid)).isPresent();
    } finally {
      sleep.destroyForcibly();
    }
  }

  /** In a session of its own: that of the tests may have no leader, or one of another namespace. */
  @Test
  void whoIsTrackedStandsThereWithItsAncestorsAndSiblings() throws Exception {
    Process leader = new ProcessBuilder("setsid", "sh", "-c", "sleep 60 & sleep 60 & wait").start();
    try {
      List<ProcessSample> siblings = childrenOf((int) leader.pid(), 2);
      int pid = siblings.get(0).pid();
      Snapshot narrow = sampler.sample(Recordings.focusOn(pid).narrowedTo(HANDLERS));
      ProcessSample tracked = narrow.process(pid).orElseThrow();

      assertThat(tracked.files().isKnown()).isTrue();
      assertThat(tracked.stat().session()).isEqualTo((int) leader.pid());
      assertThat(narrow.process(tracked.stat().parent())).isPresent();
      assertThat(narrow.process((int) ProcessHandle.current().pid())).isPresent();
      assertThat(narrow.process(1)).isPresent();
      assertThat(narrow.process(siblings.get(1).pid())).isPresent();
    } finally {
      leader.descendants().forEach(ProcessHandle::destroyForcibly);
      leader.destroyForcibly();
    }
  }

  @Test
  @Needs(Need.GUNICORN)
  void aFreshMasterIsFoundByItsHandlers() throws Exception {
    sampler.sample(Focus.NOTHING);
    sampler.sample(NOBODY);
    try (StartedGunicorn gunicorn =
        StartedGunicorn.start(directory, sampler, List.of(), "-w", "1", "-b", "127.0.0.1:0")) {
      until(NOBODY, s -> s.process(gunicorn.pid()).isPresent());
    }
  }

  @Test
  @Needs(Need.GUNICORN)
  void aNewWorkerIsSeenBetweenTwoListsOfAllProcesses() throws Exception {
    try (StartedGunicorn gunicorn =
        StartedGunicorn.start(directory, sampler, List.of(), "-w", "1", "-b", "127.0.0.1:0")) {
      gunicorn.until("a ready worker", s -> gunicorn.isReady(s, 1));
      Focus focus = gunicorn.focus().narrowedTo(HANDLERS);
      until(focus, s -> gunicorn.isReady(s, 1));
      try (Pidfd pidfd = Pidfd.open(gunicorn.pid()).get()) {
        assertThat(pidfd.send(Signal.TTIN.number())).isZero();
      }
      until(focus, s -> gunicorn.isReady(s, 2));
    }
  }

  @Test
  void nothingStaysOpenForThoseThatAreLeftOut() throws Exception {
    Process sleep = sleep();
    try {
      int pid = (int) sleep.pid();
      until(Focus.NOTHING, s -> ownersOfOpenStatFiles().contains(pid));
      Snapshot narrow = sampler.sample(NOBODY);

      assertThat(ownersOfOpenStatFiles())
          .doesNotContain(pid)
          .allMatch(owner -> narrow.process(owner).isPresent());
    } finally {
      sleep.destroyForcibly();
    }
  }

  private List<ProcessSample> childrenOf(int parent, int count) {
    until(Focus.NOTHING, s -> s.childrenOf(parent).size() == count);
    return sampler.sample(Focus.NOTHING).childrenOf(parent);
  }

  private void until(Focus focus, Predicate<Snapshot> condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.test(sampler.sample(focus))) {
      assertThat(System.nanoTime()).as("before the deadline").isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static Set<Integer> ownersOfOpenStatFiles() {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.map(NarrowedSamplingTest::target)
          .map(STAT_FILE::matcher)
          .filter(Matcher::matches)
          .map(stat -> Integer.parseInt(stat.group(1)))
          .collect(Collectors.toSet());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException closed) {
      return "";
    }
  }

  private static Process sleep() throws IOException {
    return new ProcessBuilder("sleep", "60").start();
  }
}

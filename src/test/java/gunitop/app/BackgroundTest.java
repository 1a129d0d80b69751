package gunitop.app;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.Focus;
import gunitop.ui.Msg;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a task throws is the trouble of its source, and of no other. */
@Timeout(30)
@Execution(ExecutionMode.CONCURRENT)
class BackgroundTest {
  @TempDir Path folder;

  private final BlockingQueue<Msg> reported = new LinkedBlockingQueue<>();
  private final Background background =
      new Background(reported::add, problem -> Crash.kept(problem, folder));

  static List<Throwable> problems() {
    return List.of(
        new IllegalStateException("a word of a stranger"),
        new StackOverflowError(),
        new OutOfMemoryError("Java heap space"),
        new NoClassDefFoundError("oshi/SystemInfo"),
        new AssertionError("never"));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void whateverIsThrownIsReportedAndThatItWorksAgainToo(Throwable problem) {
    assertThat(background.run("owners", () -> thrown(problem))).isFalse();
    assertThat(background.run("logs", () -> {})).isTrue();
    assertThat(background.run("owners", () -> {})).isTrue();
    assertThat(background.run("owners", () -> {})).isTrue();
    List<Msg.SourceReported> reports = reports();
    assertThat(reports).extracting(Msg.SourceReported::source).containsExactly("owners", "owners");
    assertThat(reports.get(0).trouble().orElseThrow())
        .startsWith(problem.getClass().getSimpleName())
        .contains("Details: ");
    assertThat(reports.get(1).trouble()).isEmpty();
    assertThat(folder.toFile().list())
        .singleElement()
        .satisfies(
            name ->
                assertThat(folder.resolve(name))
                    .content()
                    .startsWith(problem.getClass().getName()));
  }

  @Test
  void whatIsReportedIsOnePlainLine() {
    String hostile = "\u001b]0;x\u0007 line\nline " + "long ".repeat(100);
    assertThat(Background.text(new IllegalStateException(hostile)))
        .startsWith("IllegalStateException: ")
        .doesNotContain("\u001b", "\u0007", "\n")
        .hasSizeLessThanOrEqualTo(160);
  }

  @Test
  void aRealStackOverflowIsCaughtToo() {
    assertThat(background.run("owners", () -> deeper(0))).isFalse();
    assertThat(reports()).hasSize(1);
  }

  @Test
  void turnsGoOnAfterOneThatFailed() throws InterruptedException {
    AtomicInteger turn = new AtomicInteger();
    CountDownLatch third = new CountDownLatch(3);
    try (PeriodicTask task =
        background.periodic(
            "host meters",
            () -> 0,
            () -> {
              third.countDown();
              if (turn.incrementAndGet() == 1) {
                throw new IllegalStateException("once");
              }
            })) {
      task.start();
      assertThat(third.await(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(reports()).extracting(one -> one.trouble().isPresent()).startsWith(true, false);
  }

  @Test
  void aLineGoesOnAfterATaskThatFailed() throws InterruptedException {
    Consumer<Runnable> line = background.line("logs");
    CountDownLatch done = new CountDownLatch(1);
    line.accept(() -> thrown(new OutOfMemoryError()));
    line.accept(done::countDown);
    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(((Msg.SourceReported) reported.take()).trouble()).isPresent();
    assertThat(((Msg.SourceReported) reported.take()).trouble()).isEmpty();
  }

  @Test
  void metersThatFailAtOnceAreNotReadInAHotLoop() throws InterruptedException {
    AtomicInteger reads = new AtomicInteger();
    CountDownLatch second = new CountDownLatch(2);
    try (MetersLoop meters =
        new MetersLoop(
            background,
            () -> {
              reads.incrementAndGet();
              second.countDown();
              throw new IllegalStateException("no meters");
            },
            load -> {},
            Duration.ofMillis(1))) {
      meters.start();
      long start = System.nanoTime();
      assertThat(second.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(900));
    }
  }

  private static void thrown(Throwable problem) {
    if (problem instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) problem;
  }

  private static int deeper(int depth) {
    return 1 + deeper(depth + 1) + Focus.NOTHING.tracked().size();
  }

  private List<Msg.SourceReported> reports() {
    List<Msg> all = new ArrayList<>();
    reported.drainTo(all);
    return all.stream().map(Msg.SourceReported.class::cast).toList();
  }
}

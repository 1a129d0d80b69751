package gunitop.hands.host;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.hands.Claim;
import gunitop.hands.Controls;
import gunitop.hands.TakeoverAnswer;
import gunitop.kernel.KernelFiles;
import gunitop.kernel.Self;
import gunitop.process.ProcessId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two programs in one: the kernel's lock is by open file, and knows no difference. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class HostHandsTest {
  private final List<Process> started = new ArrayList<>();
  private final HostHands first = new HostHands();
  private final HostHands second = new HostHands();

  @AfterEach
  void end() {
    first.close();
    second.close();
    started.forEach(Process::destroyForcibly);
  }

  private ProcessId process() {
    try {
      Process sleep = new ProcessBuilder("sleep", "600").start();
      started.add(sleep);
      int pid = (int) sleep.pid();
      return new ProcessId(pid, new HolderReader(new KernelFiles()).startTicks(pid), "");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private void serveFirst() {
    Thread server = new Thread(() -> first.serve(() -> {}), "server");
    server.setDaemon(true);
    server.start();
  }

  @Test
  void theFirstHoldsAndTheOtherIsToldWho() {
    Claim claim = new Claim(List.of(process(), process()));
    assertThat(first.take(claim)).isInstanceOf(Controls.Ours.class);
    assertThat(first.take(claim)).isInstanceOf(Controls.Ours.class);
    Controls seen = second.take(claim);
    assertThat(seen)
        .isInstanceOfSatisfying(
            Controls.Others.class,
            others -> assertThat(others.holder().pid()).isEqualTo(OptionalInt.of(Self.pid())));
    assertThat(second.begin(claim).refusal()).isPresent();
  }

  @Test
  void whoDoesNotGetTheEldestTakesNone() {
    ProcessId old = process();
    ProcessId newMaster = process();
    first.take(new Claim(List.of(old)));
    assertThat(second.take(new Claim(List.of(old, newMaster)))).isInstanceOf(Controls.Others.class);
    assertThat(first.take(new Claim(List.of(old, newMaster)))).isInstanceOf(Controls.Ours.class);
  }

  @Test
  void whatIsNotWantedAnyMoreIsFreeASecondLater() throws InterruptedException {
    Claim claim = new Claim(List.of(process()));
    first.take(claim);
    assertThat(first.keepOnly(Set.of())).isTrue();
    assertThat(second.take(claim)).isInstanceOf(Controls.Others.class);
    until(() -> !first.keepOnly(Set.of()));
    assertThat(second.take(claim)).isInstanceOf(Controls.Ours.class);
  }

  @Test
  void askedTheHolderGivesThemUpAndObserves() throws InterruptedException {
    Claim claim = new Claim(List.of(process()));
    first.take(claim);
    serveFirst();
    assertThat(second.ask(claim)).isInstanceOf(TakeoverAnswer.Given.class);
    assertThat(second.take(claim)).isInstanceOf(Controls.Ours.class);
    assertThat(first.take(claim)).isInstanceOf(Controls.Others.class);
    second.close();
    until(() -> first.take(claim) instanceof Controls.Ours);
  }

  @Test
  void nothingIsGivenUpInTheMiddleOfAnAct() {
    Claim claim = new Claim(List.of(process()));
    assertThat(first.begin(claim)).isInstanceOf(Controls.Ours.class);
    serveFirst();
    assertThat(second.ask(claim))
        .isInstanceOfSatisfying(
            TakeoverAnswer.NotGiven.class,
            answer -> assertThat(answer.reason()).contains("ask again"));
    first.end();
    assertThat(second.ask(claim)).isInstanceOf(TakeoverAnswer.Given.class);
  }

  @Test
  void aHolderThatDoesNotAnswerKeepsThem() {
    Claim claim = new Claim(List.of(process()));
    first.take(claim);
    assertThat(second.ask(claim))
        .isInstanceOfSatisfying(
            TakeoverAnswer.NotGiven.class,
            answer -> assertThat(answer.reason()).contains("did not answer", "PID " + Self.pid()));
    assertThat(second.take(claim)).isInstanceOf(Controls.Others.class);
  }

  @Test
  void whatHasExitedNeedsNoHands() throws InterruptedException {
    ProcessId gone = process();
    started.get(0).destroyForcibly().waitFor();
    assertThat(first.take(new Claim(List.of(gone)))).isInstanceOf(Controls.Ours.class);
    assertThat(second.take(new Claim(List.of(gone)))).isInstanceOf(Controls.Ours.class);
  }

  @Test
  void anActOnNoApplicationNeedsNoControls() {
    assertThat(first.begin(new Claim(List.of())).refusal()).isEmpty();
    first.end();
  }
}

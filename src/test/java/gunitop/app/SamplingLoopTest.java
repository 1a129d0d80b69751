package gunitop.app;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.Focus;
import gunitop.process.Snapshot;
import gunitop.sampling.Sampler;
import gunitop.ui.Pace;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SamplingLoopTest {
  private static final Focus NOTHING = new Focus(Set.of(), Set.of(), Set.of(), Set.of(), false);
  private static final Pace FAST = new Pace(Duration.ofMillis(1), Duration.ofMillis(1), true);
  private static final int LOOKS = 5;

  private final BlockingQueue<Long> given = new LinkedBlockingQueue<>();
  private final BlockingQueue<Long> looks = new LinkedBlockingQueue<>();

  /** Each look at whether the last snapshot was taken, and how many there were then. */
  private boolean isTaken() {
    looks.add((long) given.size());
    return given.isEmpty();
  }

  @Test
  void noSnapshotIsMadeBeforeTheLastOneWasTaken() throws InterruptedException {
    try (SamplingLoop loop =
        new SamplingLoop(new NoHost(), snapshot -> given.add(1L), this::isTaken, NOTHING, FAST)) {
      loop.start();
      awaitLooks();
      assertThat(looks).isNotEmpty().allMatch(waiting -> waiting <= 1);

      assertThat(given.poll(60, TimeUnit.SECONDS)).isNotNull();
      assertThat(given.poll(60, TimeUnit.SECONDS)).as("the next one").isNotNull();
    }
  }

  /** Until a snapshot has waited for some looks. */
  private void awaitLooks() throws InterruptedException {
    for (int waiting = 0; waiting < LOOKS; ) {
      Long there = looks.poll(60, TimeUnit.SECONDS);
      assertThat(there).isNotNull().isLessThanOrEqualTo(1);
      waiting += there.intValue();
    }
    looks.add((long) given.size());
  }

  /** Shows nothing, at once. */
  private static final class NoHost implements Sampler {
    @Override
    public Snapshot sample(Focus focus) {
      return null;
    }

    @Override
    public boolean isStirred() {
      return true;
    }

    @Override
    public void watch(Runnable onExit, Runnable onSign) {}

    @Override
    public boolean hearsStarts() {
      return false;
    }

    @Override
    public void close() {}
  }
}

package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** OLD has no workers left, and NEW turns out wrong: OLD gets its workers back, then NEW goes. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
@Needs({Need.GUNICORN, Need.TMUX})
class RevertAfterDrainIT {

  @Test
  void withPreloadTheOldCodeComesFromMemory() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().preload().workers(10).start()) {
      revert(gunicorn, false);
    }
  }

  @Test
  void withoutPreloadTheOldCodeMustLieOnDiskAgain() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(4).start()) {
      revert(gunicorn, true);
    }
  }

  private static void revert(GunicornHost gunicorn, boolean oldCodeOnDiskFirst) {
    try (LoadClient load = LoadClient.start(gunicorn, 2);
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      int newGeneration = WholeUpgrade.toOverlap(operator, gunicorn, "v2");
      operator.presses("w", "kill -WINCH " + old, "OVERLAP");
      operator.sees("DRAINED");

      if (oldCodeOnDiskFirst) {
        operator.readsLike("(?i)code.* on disk|on disk.* code");
        gunicorn.deployment().put("v1");
      }
      operator.pressesMaybeAsked("r", "kill -HUP " + old, "DRAINED");
      gunicorn.awaitReady(old);
      operator.pressesMaybeAsked("r", "kill -TERM " + newGeneration, "OVERLAP|DRAINING|REVERTING");
      gunicorn.awaitGone(newGeneration);
      operator.sees("STEADY");

      assertThat(gunicorn.master()).isEqualTo(old);
      assertThat(gunicorn.awaitReady(old)).hasSize(gunicorn.workers());
      int answersOfNew = load.answeredBy("v2");
      load.awaitMore(100);
      load.assertNothingFailed();
      assertThat(load.answeredBy("v2")).isEqualTo(answersOfNew);
    }
  }
}

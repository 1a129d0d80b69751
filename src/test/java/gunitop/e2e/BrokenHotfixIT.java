package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A hotfix that does not import: NEW lives under half a second, and the screen tells of it. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
@Needs({Need.GUNICORN, Need.TMUX})
class BrokenHotfixIT {

  @Test
  void withPreloadTheMasterDiesImporting() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().preload().start()) {
      tryBrokenThenWhole(gunicorn);
    }
  }

  @Test
  void withoutPreloadItDiesWithItsWorkers() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().start()) {
      tryBrokenThenWhole(gunicorn);
    }
  }

  private static void tryBrokenThenWhole(GunicornHost gunicorn) {
    try (LoadClient load = LoadClient.start(gunicorn, 2);
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      List<Integer> oldWorkers = gunicorn.workersOf(old);
      int mastersBefore = gunicorn.mastersEver();

      gunicorn.deployment().putBroken();
      operator.pressesMaybeAsked("u", "kill -USR2 " + old, "STEADY");
      operator.readsLike("NEW master \\d+ .*(lived|exited|gone|died|vanished)");
      operator.sees("STEADY");
      assertThat(gunicorn.workersOf(old)).isEqualTo(oldWorkers);

      int masterOfBroken = gunicorn.mastersEver() - mastersBefore;
      gunicorn.deployment().put("v2");
      operator.pressesMaybeAsked("u", "kill -USR2 " + old, "STEADY");
      gunicorn.awaitReady(gunicorn.awaitMaster(mastersBefore + masterOfBroken + 1));
      operator.sees("OVERLAP");
      assertThat(gunicorn.workersOf(old)).isEqualTo(oldWorkers);
      load.assertNothingFailed();
    }
  }
}

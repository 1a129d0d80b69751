package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** WINCH was sent to a master in the foreground all the same: the step fails, and says why. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
@Needs({Need.GUNICORN, Need.TMUX})
class WinchIgnoredIT {

  @Test
  void theStepFailsAndTtouDrainsByItself() {
    try (GunicornHost gunicorn = GunicornHost.with().start();
        LoadClient load = LoadClient.start(gunicorn, 2);
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      List<Integer> oldWorkers = gunicorn.workersOf(old);
      int newGeneration = WholeUpgrade.toOverlap(operator, gunicorn, "v2");
      operator.pressesAndConfirms("w", "kill -WINCH " + old, "OVERLAP");
      ScreenSight failed = operator.readsLike("FAILED +WINCH: ignored: .*--daemon");
      assertThat(TmuxOperator.offers(failed, "d", "kill -TTOU " + old)).isTrue();
      assertThat(TmuxOperator.offers(failed, "t", "kill -TERM " + old)).isTrue();
      assertThat(gunicorn.workersOf(old)).isEqualTo(oldWorkers);

      operator.isOffered("d", "kill -TTOU " + old);
      operator.terminal().type("D");
      Await.until("one left", () -> gunicorn.workersOf(old).size() == 1);
      operator.readsLike(
          "d +kill -TTOU " + old + " .* no: drained to the last worker; t retires it");
      assertThat(gunicorn.log().lines().filter(line -> line.endsWith("Handling signal: ttou")))
          .hasSize(3);

      operator.pressesAndConfirms("t", "kill -TERM " + old, "DRAINING");
      gunicorn.awaitGone(old);
      operator.sees("STEADY");
      assertThat(gunicorn.masters()).isEqualTo(List.of(newGeneration));
      load.assertNothingFailed();
    }
  }
}

package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** NEW imports for ever: OLD is not to be touched, and one key takes it back. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(200)
@Needs({Need.GUNICORN, Need.TMUX})
class HangingImportIT {

  static Stream<String> preloads() {
    return Variants.of("false", "true");
  }

  @ParameterizedTest
  @MethodSource("preloads")
  void theRevertEndsIt(boolean preload) {
    GunicornRecipe recipe = GunicornHost.with().daemon().workers(2).with("--graceful-timeout", "3");
    try (GunicornHost gunicorn = (preload ? recipe.preload() : recipe).start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      List<Integer> oldWorkers = gunicorn.workersOf(old);
      gunicorn.deployment().importsTake(Duration.ofHours(1));
      gunicorn.deployment().put("v2");
      operator.pressesMaybeAsked("u", "kill -USR2 " + old, "STEADY");
      operator.sees("BOOTING");
      operator.readsLike("t +kill -TERM " + old + " .* nobody would serve");
      operator.readsLike("r +kill -TERM \\d+ +revert +(asks y: )?ends NEW");
      int newGeneration =
          PsTable.childrenOf(old).stream()
              .filter(pid -> !oldWorkers.contains(pid))
              .findFirst()
              .orElseThrow();
      operator.pressesMaybeAsked("r", "kill -TERM " + newGeneration, "BOOTING");
      gunicorn.awaitGone(newGeneration);
      operator.sees("STEADY");
      assertThat(gunicorn.workersOf(old)).isEqualTo(oldWorkers);
    }
  }
}

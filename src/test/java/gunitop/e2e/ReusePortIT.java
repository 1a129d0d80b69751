package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** With --reuse-port the operator is warned first; on 20.1 both generations share one listener. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
@Needs({Need.GUNICORN, Need.TMUX})
class ReusePortIT {

  @Test
  void upgradeIsWarnedOfAndLosesNothingWhereGenerationsShareTheListener() {
    try (GunicornHost gunicorn =
            GunicornHost.with().daemon().withoutTitles().with("--reuse-port").start();
        LoadClient load = LoadClient.start(gunicorn, 2);
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      operator.reads("Started with --reuse-port");
      gunicorn.deployment().put("v2");
      int newGeneration = operator.startsNewAgainstWarning(gunicorn);
      operator.presses("w", "kill -WINCH " + old, "OVERLAP");
      operator.sees("DRAINED");
      operator.pressesAndConfirms("t", "kill -TERM " + old, "DRAINED");
      gunicorn.awaitGone(old);
      operator.sees("STEADY");
      assertThat(gunicorn.masters()).isEqualTo(List.of(newGeneration));
      load.awaitMore(50);
      assertThat(load.answeredBy("v2")).isPositive();
      load.assertNothingFailed();
    }
  }
}

package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Both generations serve, and NEW turns out wrong: TERM to NEW is all that is needed. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
@Needs({Need.GUNICORN, Need.TMUX})
class RevertBeforeDrainIT {

  @Test
  void theOldWorkersServeOnUntouched() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(10).start();
        LoadClient load = LoadClient.start(gunicorn, 2);
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      List<Integer> oldWorkers = gunicorn.workersOf(old);

      int newGeneration = WholeUpgrade.toOverlap(operator, gunicorn, "v2");
      operator.pressesMaybeAsked("r", "kill -TERM " + newGeneration, "OVERLAP");
      gunicorn.awaitGone(newGeneration);
      operator.sees("STEADY");

      assertThat(gunicorn.workersOf(old)).isEqualTo(oldWorkers);
      int answersOfNew = load.answeredBy("v2");
      load.awaitMore(100);
      load.assertNothingFailed();
      assertThat(load.answeredBy("v2")).isEqualTo(answersOfNew);
    }
  }
}

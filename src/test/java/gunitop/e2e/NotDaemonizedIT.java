package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A master in the foreground ignores WINCH: TTOU drains it to one worker, TERM ends that one. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
@Needs({Need.GUNICORN, Need.TMUX})
class NotDaemonizedIT {

  @Test
  void winchIsWarnedOfAndTtouDrains() {
    try (GunicornHost gunicorn = GunicornHost.with().workers(3).start();
        LoadClient load = LoadClient.start(gunicorn, 2);
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      List<Integer> oldWorkers = gunicorn.workersOf(old);
      operator.reads("--daemon");

      int newGeneration = WholeUpgrade.toOverlap(operator, gunicorn, "v2");
      String drain = "kill -WINCH " + old;
      ScreenSight sight = operator.isOffered("w", drain);
      assertThat(TmuxOperator.asksFirst(sight, "w", drain)).isTrue();
      assertThat(gunicorn.workersOf(old)).isEqualTo(oldWorkers);

      operator.presses("d", "kill -TTOU " + old, "OVERLAP");
      Await.until("two left", () -> gunicorn.workersOf(old).size() == 2);
      operator.presses("d", "kill -TTOU " + old, "DRAINING");
      Await.until("one left", () -> gunicorn.workersOf(old).size() == 1);

      operator.pressesAndConfirms("t", "kill -TERM " + old, "DRAINING|DRAINED");
      gunicorn.awaitGone(old);
      operator.sees("STEADY");
      Await.until("the promotion", () -> gunicorn.pidInPidfile() == newGeneration);
      load.assertNothingFailed();
    }
  }
}

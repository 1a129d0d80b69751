package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** NEW's workers boot, beat, die a second later and are replaced: the right count of wrong ones. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
@Needs({Need.GUNICORN, Need.TMUX})
class CrashLoopIT {

  @Test
  void theGateStaysClosedAndTheRevertIsOffered() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      List<Integer> oldWorkers = gunicorn.workersOf(old);
      gunicorn.deployment().putShortLived("v2", Duration.ofSeconds(1));
      operator.pressesMaybeAsked("u", "kill -USR2 " + old, "STEADY");
      int newGeneration = gunicorn.awaitMaster(2);
      operator.readsLike("Workers of NEW master " + newGeneration + " keep dying");

      String drain = "kill -WINCH " + old;
      ScreenSight sight = operator.reads("keep dying: it does not serve reliably");
      assertThat(sight.rowsWith(drain)).isNotEmpty();
      boolean open =
          TmuxOperator.offers(sight, "w", drain) && !TmuxOperator.asksFirst(sight, "w", drain);
      assertThat(open).as(sight.text()).isFalse();

      operator.reads("CRASH LOOP: Workers of NEW master");
      operator.pressesMaybeAsked("r", "kill -TERM " + newGeneration, "CRASH LOOP");
      gunicorn.awaitGone(newGeneration);
      operator.sees("STEADY");
      assertThat(gunicorn.workersOf(old)).isEqualTo(oldWorkers);
      assertThat(LoadClient.ask(gunicorn, "/")).startsWith("v1 ");
    }
  }
}

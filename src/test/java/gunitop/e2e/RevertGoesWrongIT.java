package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** HUP with broken code on disk and no preload ends OLD: the screen says what still serves. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
@Needs({Need.GUNICORN, Need.TMUX})
class RevertGoesWrongIT {
  /**
   * A master that gives up reaps the first of its workers that ended alike at one moment, and waits
   * for the others as long as this ({@code gunicorn/arbiter.py reap_workers, stop}).
   */
  private static final String[] SHORT_GRACE = {"--graceful-timeout", "5"};

  @Test
  void oldDiesAndNewServesOn() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().with(SHORT_GRACE).start();
        LoadClient load = LoadClient.start(gunicorn, 2);
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      int newGeneration = WholeUpgrade.toOverlap(operator, gunicorn, "v2");
      operator.presses("w", "kill -WINCH " + old, "OVERLAP");
      operator.sees("DRAINED");

      gunicorn.deployment().putBroken();
      operator.pressesAndConfirms("r", "kill -HUP " + old, "DRAINED");
      gunicorn.awaitGone(old);
      operator.readsLike(
          "FAILED +REVERT: OLD master "
              + old
              + " exited.*NEW "
              + newGeneration
              + " still serves with 4 workers");
      operator.sees("STEADY");
      assertThat(gunicorn.masters()).isEqualTo(List.of(newGeneration));
      load.awaitMore(50);
      load.assertNothingFailed();
    }
  }

  @Test
  void nobodyIsLeft() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).with(SHORT_GRACE).start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int only = gunicorn.master();
      operator.isOffered("u", "kill -USR2 " + only);
      gunicorn.signal("WINCH", only);
      operator.sees("DRAINED");
      gunicorn.deployment().putBroken();
      operator.pressesAndConfirms("r", "kill -HUP " + only, "DRAINED");
      gunicorn.awaitGone(only);
      operator.readsLike("REVERT: OLD master " + only + " exited.*nothing serves");
    }
  }
}

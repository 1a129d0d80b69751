package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Under {@code --max-requests} healthy workers end all the time; an upgrade goes on as ever. */
@Execution(ExecutionMode.CONCURRENT)
@Needs({Need.GUNICORN, Need.TMUX})
@Timeout(240)
class RecycledWorkersIT {
  /** Requests end workers, and a busy host answers few. */
  private static final Duration BUSY = Duration.ofSeconds(100);

  private static final Pattern MANY_LEFT = Pattern.compile("seen +([2-9]\\d+) OLD workers left");

  @Test
  void recyclingIsNoCrashLoopAndFloodsNothing() {
    try (GunicornHost gunicorn =
            GunicornHost.with()
                .daemon()
                .preload()
                .with("--max-requests", "250", "--max-requests-jitter", "50")
                .start();
        LoadClient load = LoadClient.start(gunicorn, 6);
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      ScreenSight flood =
          operator.terminal().await("20 workers that left", BUSY, this::tellsOfMany);
      assertThat(flood.shows("keep dying")).as(flood.text()).isFalse();

      int fromNowOn = gunicorn.mastersEver() + 1;
      operator.pressesMaybeAsked("u", "kill -USR2 " + old, "STEADY");
      int newGeneration = gunicorn.awaitMaster(fromNowOn);
      operator.readsReady(newGeneration);
      ScreenSight both = operator.terminal().await("twenty more", BUSY, this::tellsOfMany);
      assertThat(both.shows("keep dying")).as(both.text()).isFalse();
      assertThat(TmuxOperator.tells(both, "kill -USR2 " + old)).as(both.text()).isTrue();

      operator.pressesMaybeAsked("w", "kill -WINCH " + old, "OVERLAP|BOOTING|DRAINING");
      operator.sees("DRAINED");
      operator.pressesMaybeAsked("t", "kill -TERM " + old, "DRAINED");
      gunicorn.awaitGone(old);
      operator.sees("STEADY");
      load.awaitMore(50);
      load.assertNothingFailed();
    }
  }

  private boolean tellsOfMany(ScreenSight sight) {
    return MANY_LEFT.matcher(sight.text()).find();
  }
}

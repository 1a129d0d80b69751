package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The main job: ten workers, one key at a time, nothing dropped. And once more, from NEW on. */
@Timeout(180)
@Needs({Need.GUNICORN, Need.TMUX})
class FullUpgradeUnderLoadIT {

  @Test
  void twoUpgradesInARowDropNothing() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(10).start();
        LoadClient load = LoadClient.startHeavy(gunicorn, 2);
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {

      int second = WholeUpgrade.by(operator, gunicorn, "v2");
      Await.until("the promotion", () -> gunicorn.pidInPidfile() == second);
      load.awaitMore(50);
      assertThat(LoadClient.ask(gunicorn, "/")).startsWith("v2 ");

      int third = WholeUpgrade.by(operator, gunicorn, "v3");
      Await.until("the promotion", () -> gunicorn.pidInPidfile() == third);
      load.awaitMore(50);
      assertThat(LoadClient.ask(gunicorn, "/")).startsWith("v3 ");

      load.assertNothingFailed();
      assertThat(load.answeredBy("v1")).isPositive();
      assertThat(load.answeredBy("v2")).isPositive();
      assertThat(load.answeredBy("v3")).isPositive();
    }
  }
}

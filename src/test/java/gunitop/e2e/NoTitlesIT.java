package gunitop.e2e;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Without setproctitle, masters and workers show one and the same command line. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
@Needs({Need.GUNICORN, Need.TMUX})
class NoTitlesIT {

  @Test
  void anUpgradeNeedsNoTitles() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().withoutTitles().start();
        LoadClient load = LoadClient.start(gunicorn, 2);
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      WholeUpgrade.by(operator, gunicorn, "v2");
      load.assertNothingFailed();
    }
  }
}

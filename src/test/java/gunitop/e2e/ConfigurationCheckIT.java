package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code c} in the panel of the checks: a hotfix that does not import, with no NEW born. */
@Timeout(120)
@Needs({Need.GUNICORN, Need.TMUX})
class ConfigurationCheckIT {
  /** Nobody else's on a machine that tests. */
  private static final int LONELY = 61_235;

  @Test
  void aBrokenHotfixIsFoundBeforeAnythingIsSent() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().withoutTitles().start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      tryIt(gunicorn, operator);
    }
  }

  @Test
  @Needs({Need.GUNICORN, Need.TMUX, Need.ROOT})
  void itRunsAsTheMastersUserAndNotAsRoot() {
    try (GunicornHost gunicorn =
            GunicornHost.with().as(LONELY).daemon().withoutTitles().workers(2).start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      tryIt(gunicorn, operator);
      gunicorn
          .deployment()
          .write(
              "app.py",
              "import os\nprint('uid', os.getuid(), 'leads', os.getsid(0) == os.getpid())\n");
      operator.terminal().type("c");
      operator.reads("y runs it");
      operator.terminal().type("y");
      operator.reads("uid " + LONELY + " leads True");
    }
  }

  @Test
  void theCommandIsShownWhereATitleHidesTheWords() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(1).start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      operator.sees("STEADY");
      operator.terminal().type("p");
      operator.reads("Before USR2");
      operator.terminal().type("c");
      operator.reads("hidden by its title");
      operator.reads("gunicorn --check-config WORDS");
    }
  }

  private static void tryIt(GunicornHost gunicorn, TmuxOperator operator) {
    operator.sees("STEADY");
    operator.terminal().type("p");
    operator.reads("NEW needs about");
    gunicorn.deployment().putBroken();
    operator.terminal().type("c");
    operator.reads("--check-config");
    operator.terminal().type("y");
    operator.reads("NEW would fail in the same way");
    assertThat(gunicorn.mastersEver()).isEqualTo(1);
  }
}

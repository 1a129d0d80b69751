package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The pidfile of a NEW master of long ago: harmless when it names nobody, fatal when somebody. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
@Needs({Need.GUNICORN, Need.TMUX})
class StalePidfileIT {
  private static final String SECOND = GunicornHost.PIDFILE + ".2";

  @Test
  void fileThatNamesNobodyIsToldAndInNobodysWay() throws IOException, InterruptedException {
    Process gone = new ProcessBuilder("/usr/bin/true").start();
    gone.waitFor();
    try (GunicornHost gunicorn = GunicornHost.with().daemon().start();
        LoadClient load = LoadClient.start(gunicorn, 1)) {
      gunicorn.deployment().write(SECOND, gone.pid() + "\n");
      try (TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
        operator.readsLike(SECOND + " is stale: it names process " + gone.pid());
        int newGeneration = WholeUpgrade.by(operator, gunicorn, "v2");
        Await.until("the promotion", () -> gunicorn.pidInPidfile() == newGeneration);
        assertThat(gunicorn.deployment().read(SECOND)).isEmpty();
      }
      load.assertNothingFailed();
    }
  }

  @Test
  void fileThatNamesStrangerEndsNewAtOnceUntilItIsRemoved() throws IOException {
    Process stranger = new ProcessBuilder("/usr/bin/sleep", "300").start();
    try (GunicornHost gunicorn = GunicornHost.with().daemon().start();
        LoadClient load = LoadClient.start(gunicorn, 1)) {
      gunicorn.deployment().write(SECOND, stranger.pid() + "\n");
      int old = gunicorn.master();
      try (TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
        operator.readsLike(SECOND + " names process " + stranger.pid() + ", which is no master");
        operator.pressesAndConfirms("u", "kill -USR2 " + old, "STEADY");
        operator.readsLike("USR2: NEW master \\d+ appeared, lived .* OLD is untouched: 4/4");
        assertThat(gunicorn.masters()).isEqualTo(List.of(old));

        Files.delete(gunicorn.deployment().directory().resolve(SECOND));
        operator.pressesMaybeAsked("u", "kill -USR2 " + old, "STEADY");
        int newGeneration = gunicorn.awaitMaster(2);
        operator.readsReady(newGeneration);
      }
      load.assertNothingFailed();
    } finally {
      stranger.destroyForcibly();
    }
  }
}

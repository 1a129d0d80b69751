package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Workers that are there import for five seconds yet: OLD is not to be touched before they serve.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
@Needs({Need.GUNICORN, Need.TMUX})
class SlowImportIT {
  private static final Duration IMPORT = Duration.ofSeconds(5);

  @Test
  void theGateOpensWhenTheWorkersHaveLoadedTheCode() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(3).start();
        LoadClient load = LoadClient.start(gunicorn, 2);
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      String drain = "kill -WINCH " + old;
      gunicorn.deployment().importsTake(IMPORT);
      gunicorn.deployment().put("v2");
      operator.pressesMaybeAsked("u", "kill -USR2 " + old, "STEADY");
      int newGeneration = gunicorn.awaitMaster(2);
      Await.until("NEW's workers", () -> gunicorn.workersOf(newGeneration).size() == 3);
      operator.readsLike(gunicorn.workersOf(newGeneration).get(0) + " +booting");
      operator.sees("BOOTING");

      operator.terminal().await("the open gate", sight -> atOnce(sight, drain));
      assertThat(gunicorn.deployment().everReady()).containsAll(gunicorn.workersOf(newGeneration));

      operator.presses("w", drain, "OVERLAP");
      operator.sees("DRAINED");
      operator.pressesAndConfirms("t", "kill -TERM " + old, "DRAINED");
      gunicorn.awaitGone(old);
      operator.sees("STEADY");
      load.awaitMore(50);
      load.assertNothingFailed();
      // Had OLD been drained while NEW imported, requests would have waited for the import's end.
      assertThat(load.slowest()).isLessThan(IMPORT.dividedBy(2));
    }
  }

  @Test
  void aClosedGateAsksBeforeItIsOverridden() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      String drain = "kill -WINCH " + old;
      gunicorn.deployment().importsTake(IMPORT);
      gunicorn.deployment().put("v2");
      operator.pressesMaybeAsked("u", "kill -USR2 " + old, "STEADY");
      gunicorn.awaitMaster(2);
      operator
          .terminal()
          .awaitStable(
              "a closed gate",
              Tmux.LIMIT,
              sight -> sight.showsLike(drain + " .* nobody would serve"));
      operator.terminal().type("w");
      ScreenSight question = operator.reads("Type winch and Enter to send it");
      assertThat(question.shows("not ready")).as(question.text()).isTrue();
      operator.terminal().type("Escape");
      operator.readsLike("Cancelled: " + drain + " was not sent");
      assertThat(gunicorn.workersOf(old)).hasSize(2);
      assertThat(gunicorn.log()).doesNotContain("Handling signal: winch");
    }
  }

  private static boolean atOnce(ScreenSight sight, String command) {
    return TmuxOperator.offers(sight, "w", command) && !TmuxOperator.asksFirst(sight, "w", command);
  }
}

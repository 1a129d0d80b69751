package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** OLD is drained although NEW is not ready: the outage is loud, and one key ends it. */
@Timeout(120)
@Needs({Need.GUNICORN, Need.TMUX})
class OutageIT {
  private static final Duration IMPORT = Duration.ofSeconds(40);

  @Test
  void nobodyServesUntilTheRevertBringsOldBack() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().preload().workers(2).start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      gunicorn.deployment().importsTake(IMPORT);
      gunicorn.deployment().put("v2");
      operator.pressesMaybeAsked("u", "kill -USR2 " + old, "STEADY");
      operator.readsLike("kill -WINCH " + old + " .* nobody would serve until NEW is ready");
      operator.terminal().type("w");
      operator.reads("Type winch and Enter to send it");
      operator.terminal().type("winch".split(""));
      operator
          .terminal()
          .awaitStable("the typed word", Tmux.LIMIT, sight -> sight.shows("send it: winch_"));
      operator.terminal().type("Enter");

      operator.readsLike("OUTAGE for \\d+ s: nobody serves.* r brings OLD's workers back");
      JsonNode told = Gunitop.application(old);
      assertThat(told.get("serving").asText()).isEqualTo("no");
      assertThat(told.get("alarm").asText()).isEqualTo("outage");

      operator.terminal().type("r");
      operator.terminal().await("no outage", sight -> !sight.shows("OUTAGE"));
      operator.reads("REVERT 1 of 2 done, next r");
      assertThat(LoadClient.ask(gunicorn, "/")).startsWith("v1 ");
    }
  }
}

package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A title hides the command line, and a file may configure: what is unknown counts as no. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
@Needs({Need.GUNICORN, Need.TMUX})
class PreloadUnknownIT {

  @Test
  void theScreenSaysThatRespawnedWorkersLoadTheCodeOnDisk() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().start();
        LoadClient load = LoadClient.start(gunicorn, 2);
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      assertThat(Gunitop.application(old).get("preload").asText()).isEqualTo("unknown");
      int newGeneration = WholeUpgrade.toOverlap(operator, gunicorn, "v2");
      operator.reads("Whether OLD preloaded is unknown");
      assertThat(Gunitop.each(Gunitop.application(old).get("findings")))
          .anyMatch(finding -> finding.get("code").asText().equals("PRELOAD_UNKNOWN"));
      operator.presses("w", "kill -WINCH " + old, "OVERLAP");
      operator.sees("DRAINED");

      String respawn = "kill -HUP " + old;
      operator.presses(
          "r", respawn, "DRAINED", sight -> TmuxOperator.asksFirst(sight, "r", respawn));
      ScreenSight question = operator.reads("y sends it");
      assertThat(question.text()).contains("on disk now", "put the OLD", "code back first");
      operator.terminal().type("n");
      operator.readsLike("Cancelled: " + respawn + " was not sent");
      assertThat(gunicorn.workersOf(old)).isEmpty();

      gunicorn.deployment().put("v1");
      operator.pressesAndConfirms("r", respawn, "DRAINED");
      gunicorn.awaitReady(old);
      operator.pressesMaybeAsked("r", "kill -TERM " + newGeneration, "OVERLAP");
      gunicorn.awaitGone(newGeneration);
      operator.sees("STEADY");
      assertThat(LoadClient.ask(gunicorn, "/")).startsWith("v1 ");
      load.assertNothingFailed();
    }
  }
}

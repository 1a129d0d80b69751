package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** NEW lives for a third of a second, which nobody sees with the eye: the screen has seen it. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
@Needs({Need.GUNICORN, Need.TMUX})
class FlashFailureIT {

  @Test
  void theScreenTellsWhoLivedHowLongAndThatOldIsUntouched() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().start();
        LoadClient load = LoadClient.start(gunicorn, 2);
        TmuxOperator operator = onAWideTerminal(gunicorn)) {
      int old = gunicorn.master();
      List<Integer> oldWorkers = gunicorn.workersOf(old);
      gunicorn.deployment().putBroken();
      operator.pressesMaybeAsked("u", "kill -USR2 " + old, "STEADY");
      int newGeneration = gunicorn.awaitMaster(2);
      operator.readsLike(
          "FAILED +USR2: NEW master "
              + newGeneration
              + " appeared, lived \\d\\.\\d s.* OLD is untouched: 4.*ready");
      assertThat(PsTable.lives(newGeneration)).isFalse();

      operator.sees("STEADY");
      operator.isOffered("u", "kill -USR2 " + old);
      assertThat(gunicorn.workersOf(old)).isEqualTo(oldWorkers);
      load.assertNothingFailed();

      JsonNode application = Gunitop.application(old);
      assertThat(application.get("stage").asText()).isEqualTo("STEADY");
      assertThat(application.at("/generations/0/ready").asInt()).isEqualTo(4);
      assertThat(application.at("/offers/0/step").asText()).isEqualTo("USR2");
      assertThat(application.at("/offers/0/allowed").asBoolean()).isTrue();
    }
  }

  @Test
  @Needs(Need.EXIT_CODES)
  void theExitCodeAndTheErrorLogsLastWordsAreShown() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().start();
        TmuxOperator operator = onAWideTerminal(gunicorn)) {
      int old = gunicorn.master();
      gunicorn.deployment().putBroken();
      operator.pressesMaybeAsked("u", "kill -USR2 " + old, "STEADY");
      int newGeneration = gunicorn.awaitMaster(2);
      // 3 as documented; 1 when the news of a second worker's death interrupts the first's.
      operator.readsLike("NEW master " + newGeneration + " .*exited with code [13]");
      operator.readsLike("failed to boot|HaltServer|does not import");
    }
  }

  /** Where the whole sentence stands in one row. */
  private static TmuxOperator onAWideTerminal(GunicornHost gunicorn) {
    return TmuxOperator.opens(180, 40, Gunitop.command(Integer.toString(gunicorn.master())));
  }
}

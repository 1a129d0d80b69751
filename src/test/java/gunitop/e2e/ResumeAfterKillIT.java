package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The upgrade lives in the processes: a program that was killed knows at once where it stands. */
@Timeout(120)
@Needs({Need.GUNICORN, Need.TMUX})
class ResumeAfterKillIT {

  @Test
  void theNextStepAndTheRevertAreOfferedAgain() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(10).start();
        LoadClient load = LoadClient.start(gunicorn, 2)) {
      int old = gunicorn.master();
      List<Integer> oldWorkers = gunicorn.workersOf(old);
      int newGeneration;
      try (TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
        newGeneration = WholeUpgrade.toOverlap(operator, gunicorn, "v2");
        Shell.kill("KILL", operator.terminal().pid());
      }

      try (TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
        operator.isOffered("w", "kill -WINCH " + old);
        operator.terminal().type("F10");
        String farewell =
            "OLD %d and NEW %d both serve. Next step: WINCH, kill -WINCH %d. Way back (r): kill -TERM %d."
                .formatted(old, newGeneration, old, newGeneration);
        operator
            .terminal()
            .await(
                farewell,
                sight -> sight.text().replaceAll("\\s", "").contains(farewell.replace(" ", "")));
      }

      try (TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
        operator.sees("OVERLAP");
        operator.terminal().type("o");
        operator.readsLike("\\d socket:\\S+ +listens on 127.0.0.1:\\d+");
        operator.terminal().type("Escape");
        operator.reads("kill -WINCH " + old);
        operator.pressesMaybeAsked("r", "kill -TERM " + newGeneration, "OVERLAP");
        gunicorn.awaitGone(newGeneration);
        operator.sees("STEADY");
      }
      assertThat(gunicorn.workersOf(old)).isEqualTo(oldWorkers);
      load.assertNothingFailed();
    }
  }
}

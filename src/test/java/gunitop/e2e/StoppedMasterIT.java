package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Signals to a stopped master queue, and nothing happens: it is said before the key is pressed. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
@Needs({Need.GUNICORN, Need.TMUX})
class StoppedMasterIT {

  @Test
  void aStoppedMasterBlocksEachStepUntilItRunsAgain() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      String start = "kill -USR2 " + old;
      operator.isOffered("u", start);
      gunicorn.signal("STOP", old);
      ScreenSight stopped = operator.readsLike("Master " + old + " is stopped");
      operator.reads("kill -CONT " + old);
      assertThat(stopped.rowsWith(start)).isNotEmpty();
      JsonNode application = Gunitop.application(old);
      assertThat(Gunitop.each(application.get("findings")))
          .anyMatch(
              finding ->
                  finding.get("code").asText().equals("MASTER_STOPPED")
                      && finding.get("severity").asText().equals("blocker"));
      assertThat(application.at("/offers/0/allowed").asBoolean()).isFalse();

      operator.terminal().type("u");
      ScreenSight answer = operator.readsLike("not sent: .*is stopped|Type usr2 and Enter");
      if (answer.shows("Type usr2 and Enter")) {
        operator.terminal().type("Escape");
      }
      assertThat(gunicorn.mastersEver()).isEqualTo(1);

      gunicorn.signal("CONT", old);
      operator.reads("runs again");
      WholeUpgrade.toOverlap(operator, gunicorn, "v2");
      assertThat(gunicorn.mastersEver()).isEqualTo(2);
    }
  }

  @Test
  void theWordTypedSendsItAllTheSame() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      operator.isOffered("u", "kill -USR2 " + old);
      gunicorn.signal("STOP", old);
      operator.terminal().awaitStable("blocker", Tmux.LIMIT, seen -> seen.shows("type usr2"));
      operator.terminal().type("u");
      operator.reads("Type usr2 and Enter");
      operator.terminal().type("u", "s", "r", "2");
      operator.terminal().awaitStable("usr2", Tmux.LIMIT, seen -> seen.showsLike(": usr2"));
      operator.terminal().type("Enter");
      operator.readsLike("you +kill -USR2 " + old);
      assertThat(gunicorn.mastersEver()).isEqualTo(1);
      gunicorn.signal("CONT", old);
      gunicorn.awaitReady(gunicorn.awaitMaster(2));
      operator.sees("OVERLAP");
    }
  }
}

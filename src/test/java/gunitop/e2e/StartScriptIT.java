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

/** A start script without exec stands between the owner and the master, and ends with OLD. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
@Needs({Need.GUNICORN, Need.TMUX})
class StartScriptIT {
  @Test
  @Needs(Need.SUPERVISOR)
  void stopEndsTheScriptAloneAndThenTermStartsNone() {
    try (GunicornHost gunicorn =
            GunicornHost.with().withoutPidfile().startScript().respawned().start();
        LoadClient load = LoadClient.start(gunicorn, 2);
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      operator.reads("supervisord web › start.sh › master");
      operator.readsLike("started start.sh \\(\\d+\\), and that master " + old + ", as web");
      String stop = SupervisordHost.text(gunicorn, "stop web");
      int newGeneration = operator.startsNewAgainstWarning(gunicorn);
      operator.readsLike("t +kill -TERM " + old);

      assertThat(SupervisordHost.ctl(gunicorn, "stop", "web")).contains("web: stopped");
      operator.reads("outside supervisord");
      assertThat(gunicorn.masters()).as(stop).isEqualTo(List.of(old, newGeneration));
      operator.pressesAndConfirms("t", "kill -TERM " + old, "OVERLAP");

      gunicorn.awaitGone(old);
      operator.readsLike("TERM: OLD " + old + " is gone, NEW " + newGeneration + " took over");
      assertThat(SupervisordHost.ctl(gunicorn, "status")).contains("STOPPED");
      assertThat(gunicorn.masters()).isEqualTo(List.of(newGeneration));
      load.assertNothingFailed();
    }
  }

  @Test
  @Needs(Need.SUPERVISOR)
  void plainTermBringsAThirdMasterWhichIsNamed() {
    try (GunicornHost gunicorn =
            GunicornHost.with().withoutPidfile().startScript().respawned().start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      operator.reads("supervisord web › start.sh › master");
      operator.startsNewAgainstWarning(gunicorn);

      // It was started with -c: a pidfile by which NEW may end is not ruled out.
      operator.pressesAndTypes("t", "kill -TERM " + old, "OVERLAP", "term");

      operator.readsLike("FAILED +TERM: .* a third master, \\d+, was started");
      operator.readsLike("third master \\d+ waits for the listener");
    }
  }

  @Test
  void scriptWithNobodyAboveIsUnknownAndAsks() {
    try (GunicornHost gunicorn = GunicornHost.with().withoutPidfile().startScript().start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      operator.reads("supervisor ? start.sh");
      operator.reads("is unknown: it may end or restart the service");
      operator.pressesMaybeAsked("u", "kill -USR2 " + old, "STEADY");
      int newGeneration = gunicorn.awaitMaster(2);
      operator.readsReady(newGeneration);
      operator.pressesAndConfirms("t", "kill -TERM " + old, "OVERLAP");
      operator.readsLike("TERM: OLD " + old + " is gone, NEW " + newGeneration + " took over");

      JsonNode owner = Gunitop.application(newGeneration).get("supervisor");
      assertThat(owner.get("consequence").asText()).isIn("none", "unknown");
    }
  }

  @Test
  void loopInAShellsWordsStartsAnother() {
    try (GunicornHost gunicorn = GunicornHost.with().withoutPidfile().looped().start();
        LoadClient load = LoadClient.start(gunicorn, 2);
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      JsonNode owner = Gunitop.application(old).get("supervisor");
      assertThat(owner.get("consequence").asText()).isEqualTo("starts-another");
      assertThat(owner.at("/chain/0/name").asText()).isEqualTo("sh");
      operator.reads("starts another master when master " + old + " ends");
      operator.startsNewAgainstWarning(gunicorn);

      operator.pressesAndConfirms("t", "kill -TERM " + old, "OVERLAP");

      operator.readsLike("FAILED +TERM: .* a third master, \\d+, was started");
      operator.readsLike("sh \\(\\d+\\) starts masters that cannot bind");
      load.assertNothingFailed();
    }
  }
}

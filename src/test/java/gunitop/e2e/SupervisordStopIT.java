package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Under supervisord, OLD is retired by {@code supervisorctl stop}: no third master comes. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
@Needs({Need.GUNICORN, Need.TMUX, Need.SUPERVISOR})
class SupervisordStopIT {
  @Test
  void stopRetiresOldAndLeavesNewServing() {
    try (GunicornHost gunicorn = GunicornHost.with().withoutPidfile().respawned().start();
        LoadClient load = LoadClient.start(gunicorn, 2);
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      operator.reads("autorestart=true it starts a third master");
      operator.reads("supervisord web");
      gunicorn.deployment().put("v2");
      int newGeneration = operator.startsNewAgainstWarning(gunicorn);

      String stop = SupervisordHost.text(gunicorn, "stop web");
      operator.pressesAndConfirms("t", stop, "OVERLAP");

      gunicorn.awaitGone(old);
      operator.readsLike("TERM: OLD .* supervisord: web STOPPED");
      operator.reads("supervisorctl stop web: exit code 0: web: stopped");
      operator.sees("STEADY");
      operator.reads("outside supervisord");
      // It was started with -c: whether it has a pidfile is not known.
      operator.readsAcrossRows(
          "makes a third master that fails to bind, or dies on a pidfile, while "
              + newGeneration
              + " lives");
      assertThat(SupervisordHost.ctl(gunicorn, "status")).contains("STOPPED");
      assertThat(gunicorn.masters()).isEqualTo(List.of(newGeneration));
      operator.terminal().type("Escape");
      operator.readsLike("4/4 ready outside supervisord");
      load.assertNothingFailed();
    }
  }

  @Test
  void plainTermIsFollowedByAThirdMasterWhichIsNamedAndCounted() {
    try (GunicornHost gunicorn = GunicornHost.with().withoutPidfile().respawned().start();
        LoadClient load = LoadClient.start(gunicorn, 2);
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      operator.reads("supervisord web");
      int newGeneration = operator.startsNewAgainstWarning(gunicorn);

      operator.presses("t", SupervisordHost.text(gunicorn, "stop web"), "OVERLAP", sight -> true);
      operator.readsLike("p asks about kill -TERM " + old);
      operator.terminal().type("p");
      operator.readsLike("third master when OLD exits");
      operator.typesWord("term");

      gunicorn.awaitGone(old);
      operator.readsLike("FAILED +TERM: .* a third master, \\d+, was started");
      operator.readsLike("third master \\d+ waits for the listener; [2-9]");
      operator.reads("stop web ends the loop");
      SupervisordHost.ctl(gunicorn, "stop", "web");
      operator
          .terminal()
          .await(
              "the end of the loop",
              Duration.ofSeconds(30),
              sight -> !sight.shows("ends the loop"));
      operator.readsLike("! +Master " + newGeneration + " runs outside supervisord");
      assertThat(gunicorn.masters()).isEqualTo(List.of(newGeneration));
      load.assertNothingFailed();
    }
  }

  @Test
  void stopThatWouldEndNewTooIsNotOffered() {
    try (GunicornHost gunicorn =
            GunicornHost.with().withoutPidfile().supervisord("stopasgroup=true").start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      operator.reads("stopasgroup=true");
      operator.pressesMaybeAsked("u", "kill -USR2 " + old, "STEADY");
      int newGeneration = gunicorn.awaitMaster(2);
      operator.readsReady(newGeneration);

      operator.pressesAndConfirms("t", "kill -TERM " + old, "OVERLAP");

      gunicorn.awaitGone(old);
      operator.readsLike("TERM: OLD .* NEW " + newGeneration + " took over");
      assertThat(SupervisordHost.ctl(gunicorn, "status")).contains("EXITED");
    }
  }
}

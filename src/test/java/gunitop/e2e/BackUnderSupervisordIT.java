package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** After a plain TERM the third master takes over from NEW, at the right moment of its retry. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
@Needs({Need.GUNICORN, Need.TMUX, Need.SUPERVISOR})
class BackUnderSupervisordIT {
  /**
   * A third master that writes the pidfile before NEW has taken its name over ends NEW, which finds
   * it there: it comes so late that NEW, on any host, was first.
   */
  private static final String LATE =
      "import os, time; time.sleep(0 if 'GUNICORN_FD' in os.environ else 2)";

  private static final Pattern RUNNING = Pattern.compile("RUNNING +pid (\\d+)");

  @Test
  void thirdMasterTakesOverFromNew() {
    try (GunicornHost gunicorn = GunicornHost.with().withoutPidfile().respawned().start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int newGeneration = upgradedByPlainTerm(operator, gunicorn);

      operator.readsLike("third master \\d+ waits for the listener");
      operator.presses("h", "kill -TERM " + newGeneration, "STEADY", sight -> true);
      operator.reads("connections are refused for up to 0.5 s");
      operator.readsLike("\\d+ a second come to this host now");
      operator.confirms();

      operator
          .terminal()
          .await(
              "supervisord runs the third",
              Duration.ofSeconds(60),
              sight -> sight.showsLike("HANDOVER: supervisord runs \\d+, 4 workers ready"));
      gunicorn.awaitGone(newGeneration);
      List<Integer> masters = gunicorn.masters();
      assertThat(masters).hasSize(1);
      assertThat(RUNNING.matcher(SupervisordHost.ctl(gunicorn, "status")).results())
          .extracting(found -> Integer.valueOf(found.group(1)))
          .isEqualTo(masters);
      operator.sees("STEADY");
      operator.reads("supervisord web");
      operator
          .terminal()
          .await(
              "no more outside",
              Duration.ofSeconds(20),
              sight -> !sight.shows("outside supervisord"));
    }
  }

  @Test
  void nothingTakesOverWhereSupervisordStoppedIt() {
    try (GunicornHost gunicorn = GunicornHost.with().respawned().start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      operator.reads("supervisord web");
      int newGeneration = operator.startsNewAgainstWarning(gunicorn);
      operator.pressesAndConfirms("t", SupervisordHost.text(gunicorn, "stop web"), "OVERLAP");
      gunicorn.awaitGone(old);
      operator.sees("STEADY");

      operator.readsLike("h +- .*no third master waits to take over");
      operator.reads("dies on the pidfile while " + newGeneration + " lives");
      assertThat(gunicorn.masters()).isEqualTo(List.of(newGeneration));
    }
  }

  @Test
  void refusedWithPidfileThatEachThirdMasterDiesOn() {
    try (GunicornHost gunicorn =
            GunicornHost.with().configured(LATE).respawned("startsecs=0").start();
        LoadClient load = LoadClient.start(gunicorn, 1);
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int newGeneration = upgradedByPlainTerm(operator, gunicorn);

      operator.readsLike("third master \\d+ dies on the pidfile");
      assertThat(operator.isRefused("h", "kill -TERM " + newGeneration))
          .contains("Already running");
      SupervisordHost.ctl(gunicorn, "stop", "web");
      assertThat(gunicorn.masters()).isEqualTo(List.of(newGeneration));
      load.assertNothingFailed();
    }
  }

  @Test
  void refusedForUnixSocketWhoseFileEachThirdMasterTakes() {
    try (GunicornHost gunicorn =
            GunicornHost.with().configured(LATE).unixSocket().respawned("startsecs=0").start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int newGeneration = upgradedByPlainTerm(operator, gunicorn);

      assertThat(operator.isRefused("h", "kill -TERM " + newGeneration)).contains("unix socket");
      SupervisordHost.ctl(gunicorn, "stop", "web");
    }
  }

  /** Returns NEW's PID. */
  private static int upgradedByPlainTerm(TmuxOperator operator, GunicornHost gunicorn) {
    int old = gunicorn.master();
    operator.reads("supervisord web");
    int newGeneration = operator.startsNewAgainstWarning(gunicorn);
    gunicorn.signal("TERM", old);
    gunicorn.awaitGone(old);
    return newGeneration;
  }
}

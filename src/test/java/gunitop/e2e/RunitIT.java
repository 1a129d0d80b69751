package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Under runit, {@code sv down} retires OLD and starts none; a plain TERM brings a third master. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
@Needs({Need.GUNICORN, Need.TMUX, Need.RUNIT})
class RunitIT {
  @Test
  void svDownRetiresOldAndLeavesNewServing() {
    try (GunicornHost gunicorn = GunicornHost.with().withoutPidfile().runit().start();
        LoadClient load = LoadClient.start(gunicorn, 2);
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      operator.reads("supervisor runsv");
      operator.readsLike("sv down \\S+ retires OLD, and none is started");
      int newGeneration = operator.startsNewAgainstWarning(gunicorn);

      Shell.run("sv", "down", gunicorn.deployment().directory().toString());

      gunicorn.awaitGone(old);
      operator.sees("STEADY");
      operator.reads("unsupervised");
      load.awaitMore(50);
      assertThat(gunicorn.masters()).isEqualTo(List.of(newGeneration));
      load.assertNothingFailed();
    }
  }

  @Test
  void plainTermIsFollowedByAThirdMasterWhichIsNamed() {
    try (GunicornHost gunicorn = GunicornHost.with().withoutPidfile().runit().start();
        LoadClient load = LoadClient.start(gunicorn, 2);
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      operator.startsNewAgainstWarning(gunicorn);

      operator.pressesAndConfirms("t", "kill -TERM " + old, "OVERLAP");

      operator.readsLike("FAILED +TERM: .* a third master, \\d+, was started");
      operator.readsLike("runsv \\S+ \\(\\d+\\) starts masters that cannot bind");
      operator.readsLike("sv down \\S+ ends the loop");
      load.assertNothingFailed();
    }
  }

  /**
   * Mostly NEW has taken the pidfile, and the third dies of that. Where the third comes first, it
   * takes pidfile and socket itself, and NEW dies as it is promoted: then that is said.
   */
  @Test
  void thirdMasterThatDiesOnThePidfileIsNamedToo() {
    try (GunicornHost gunicorn = GunicornHost.with().unixSocket().runit().start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      operator.startsNewAgainstWarning(gunicorn);

      operator.pressesAndConfirms("t", "kill -TERM " + old, "OVERLAP");

      operator.readsLike(
          "runsv \\S+ \\(\\d+\\) starts masters that cannot bind|FAILED +TERM: OUTAGE: OLD " + old);
    }
  }
}

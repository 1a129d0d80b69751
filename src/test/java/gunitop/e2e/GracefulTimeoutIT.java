package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** How long OLD may drain where its configuration tells, and what becomes of a worker past it. */
@Execution(ExecutionMode.CONCURRENT)
@Needs({Need.GUNICORN, Need.TMUX})
@Timeout(180)
class GracefulTimeoutIT {

  @Test
  void aWorkerThatItsMasterKilledIsSaidToBeKilled() {
    try (GunicornHost gunicorn =
            GunicornHost.with().daemon().preload().with("--graceful-timeout", "2").start();
        Operator operator = Operator.opens(gunicorn)) {
      int old = gunicorn.master();
      CompletableFuture<String> cut = LoadClient.askHeld(gunicorn);
      int fresh = WholeUpgrade.toOverlap(operator, gunicorn, "v2");
      operator.pressesAndConfirms("t", "kill -TERM " + old, "OVERLAP");
      Sight done = operator.readsLike("TERM: OLD " + old + " is gone, NEW " + fresh);
      assertThat(done.showsLike("OLD worker \\d+ was killed by signal 9 as its master stopped"))
          .as(done.text())
          .isTrue();
      assertThat(done.showsLike("3 OLD workers left")).as(done.text()).isTrue();
      assertThat(cut).failsWithin(Await.SOON);
    }
  }

  @Test
  void pastTheDefaultItIsSlowNotFailedAndDoneWhenItIsDone() {
    try (GunicornHost gunicorn =
            GunicornHost.with().daemon().preload().configured("graceful_timeout = 90").start();
        Operator operator = Operator.opens(gunicorn)) {
      int old = gunicorn.master();
      CompletableFuture<String> slow = LoadClient.askHeld(gunicorn);
      int fresh = WholeUpgrade.toOverlap(operator, gunicorn, "v2");
      operator.pressesAndConfirms("t", "kill -TERM " + old, "OVERLAP");
      Sight late =
          operator
              .terminal()
              .await(
                  "a drain that is slow",
                  Duration.ofSeconds(50),
                  sight -> sight.shows("slower than 30 s"));
      assertThat(late.showsLike("FAIL")).as(late.text()).isFalse();
      gunicorn.deployment().release();
      Sight done = operator.readsLike("TERM: OLD " + old + " is gone, NEW " + fresh);
      assertThat(done.showsLike("FAIL")).as(done.text()).isFalse();
      assertThat(slow).succeedsWithin(Await.SOON);
    }
  }
}

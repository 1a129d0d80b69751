package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** How long OLD may drain where its configuration tells, and what becomes of a worker past it. */
@Execution(ExecutionMode.CONCURRENT)
@Needs({Need.GUNICORN, Need.TMUX})
@Timeout(180)
class GracefulTimeoutIT {
  private static final Pattern ONE_LEFT = Pattern.compile("OLD worker \\d+ left");
  private static final Pattern MANY_LEFT = Pattern.compile("(\\d+) OLD workers left");

  /**
   * On a busy host the kernel may still be ending the worker when its master has gone: then it is
   * nobody's, and its end is not told. That is rare, and seldom twice.
   */
  @Test
  void aWorkerThatItsMasterKilledIsSaidToBeKilled() {
    assertThat(saysThatItWasKilled() || saysThatItWasKilled() || saysThatItWasKilled()).isTrue();
  }

  private static boolean saysThatItWasKilled() {
    try (GunicornHost gunicorn =
            GunicornHost.with().daemon().preload().with("--graceful-timeout", "2").start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      CompletableFuture<String> cut = LoadClient.askHeld(gunicorn);
      int newGeneration = WholeUpgrade.toOverlap(operator, gunicorn, "v2");
      operator.pressesAndConfirms("t", "kill -TERM " + old, "OVERLAP");
      ScreenSight done = operator.readsLike("TERM: OLD " + old + " is gone, NEW " + newGeneration);
      assertThat(left(done)).as(done.text()).isEqualTo(3);
      assertThat(cut).failsWithin(Await.SOON);
      return done.showsLike("OLD worker \\d+ was killed by signal 9 as its master stopped");
    }
  }

  /** How many workers are said to have left; a busy host sees them leave one by one. */
  private static int left(ScreenSight sight) {
    int one = (int) ONE_LEFT.matcher(sight.text()).results().count();
    return MANY_LEFT
        .matcher(sight.text())
        .results()
        .mapToInt(line -> Integer.parseInt(line.group(1)))
        .reduce(one, Integer::sum);
  }

  @Test
  void pastTheDefaultItIsSlowNotFailedAndDoneWhenItIsDone() {
    try (GunicornHost gunicorn =
            GunicornHost.with()
                .daemon()
                .preload()
                .configured("graceful_timeout = 90\ntimeout = 300")
                .start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      CompletableFuture<String> slow = LoadClient.askHeld(gunicorn);
      int newGeneration = WholeUpgrade.toOverlap(operator, gunicorn, "v2");
      operator.pressesAndConfirms("t", "kill -TERM " + old, "OVERLAP");
      ScreenSight late =
          operator
              .terminal()
              .await(
                  "a drain that is slow",
                  Duration.ofSeconds(50),
                  sight -> sight.shows("slower than 30 s"));
      assertThat(late.showsLike("FAIL")).as(late.text()).isFalse();
      gunicorn.deployment().release();
      ScreenSight done = operator.readsLike("TERM: OLD " + old + " is gone, NEW " + newGeneration);
      assertThat(done.showsLike("FAIL")).as(done.text()).isFalse();
      assertThat(slow).succeedsWithin(Await.SOON);
    }
  }
}

package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** NEW is killed from outside, before it is ready and after, or ends by itself with 0. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(200)
@Needs({Need.GUNICORN, Need.TMUX})
class KilledNewIT {
  private static final Duration LONG_IMPORT = Duration.ofSeconds(20);

  static Stream<String> early() {
    return Variants.of("KILL", "SEGV");
  }

  static Stream<String> late() {
    return Variants.of("SEGV", "KILL");
  }

  @ParameterizedTest
  @MethodSource("early")
  void beforeItIsReady(String signal) {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      List<Integer> oldWorkers = gunicorn.workersOf(old);
      gunicorn.deployment().importsTake(LONG_IMPORT);
      int newGeneration = startsNew(operator, gunicorn);
      operator.sees("BOOTING");
      gunicorn.signal(signal, newGeneration);
      operator.readsLike("FAILED +USR2: NEW master " + newGeneration + " .*OLD is untouched: 2");
      operator.sees("STEADY");
      operator.isOffered("u", "kill -USR2 " + old);
      assertThat(gunicorn.workersOf(old)).isEqualTo(oldWorkers);
    }
  }

  @ParameterizedTest
  @MethodSource("late")
  void afterItWasReady(String signal) {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start();
        LoadClient load = LoadClient.start(gunicorn, 1);
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      int newGeneration = WholeUpgrade.toOverlap(operator, gunicorn, "v2");
      gunicorn.signal(signal, newGeneration);
      operator.readsLike("NEW master " + newGeneration + " .*(exited|gone|killed|died)");
      operator.sees("STEADY");
      operator.readsLike("master " + old + " serves: 2 of 2 ready");
      load.awaitMore(20);
    }
  }

  static Stream<String> preloads() {
    return Variants.of("false", "true");
  }

  /** Without preload the workers do, again and again; with it the master does, once. */
  @ParameterizedTest
  @MethodSource("preloads")
  void anApplicationThatExitsWithZeroAsItIsImported(boolean preload) {
    GunicornRecipe recipe = GunicornHost.with().daemon().workers(2);
    try (GunicornHost gunicorn = (preload ? recipe.preload() : recipe).start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      gunicorn.deployment().write("app.py", "import sys\nsys.exit(0)\n");
      operator.pressesMaybeAsked("u", "kill -USR2 " + old, "STEADY");
      if (preload) {
        operator.readsLike("FAILED +USR2: NEW master \\d+ .*lived.*OLD is untouched: 2");
      } else {
        int newGeneration = gunicorn.awaitMaster(2);
        operator.readsLike("CRASH LOOP.*NEW master " + newGeneration + "|keep dying");
        operator.pressesMaybeAsked("r", "kill -TERM " + newGeneration, "CRASH LOOP");
        gunicorn.awaitGone(newGeneration);
      }
      operator.sees("STEADY");
    }
  }

  private static int startsNew(TmuxOperator operator, GunicornHost gunicorn) {
    int fromNowOn = gunicorn.mastersEver() + 1;
    gunicorn.deployment().put("v2");
    operator.pressesMaybeAsked("u", "kill -USR2 " + gunicorn.master(), "STEADY");
    return gunicorn.awaitMaster(fromNowOn);
  }
}

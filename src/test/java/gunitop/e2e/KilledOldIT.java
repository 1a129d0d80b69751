package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** OLD is killed from outside at each stage: NEW is what is left, and the screen says so. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(200)
@Needs({Need.GUNICORN, Need.TMUX})
class KilledOldIT {
  private static final String[] SHORT = {"--timeout", "6"};

  static Stream<String> stages() {
    return Variants.of("OVERLAP", "BOOTING", "DRAINED");
  }

  @ParameterizedTest
  @MethodSource("stages")
  void newIsWhatIsLeft(String stage) {
    try (GunicornHost gunicorn = gunicorn().start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      gunicorn.deployment().importsTake(Duration.ofSeconds(stage.equals("BOOTING") ? 5 : 0));
      gunicorn.deployment().put("v2");
      operator.pressesMaybeAsked("u", "kill -USR2 " + old, "STEADY");
      int newGeneration = gunicorn.awaitMaster(2);
      if (!stage.equals("BOOTING")) {
        operator.readsReady(newGeneration);
      }
      if (stage.equals("DRAINED")) {
        operator.presses("w", "kill -WINCH " + old, "OVERLAP");
      }
      operator.sees(stage);
      gunicorn.signal("KILL", old);
      operator.readsLike("OLD master " + old + " .*(gone|exited|killed)");
      gunicorn.awaitReady(newGeneration);
      operator.readsLike("[Mm]aster " + newGeneration + " serves: 2 of 2 ready");
      operator.sees("STEADY");
      assertThat(gunicorn.masters()).isEqualTo(List.of(newGeneration));
      // A worker of OLD's ends once it looks whose child it is, at the latest after a second.
      Await.until("NEW's code", () -> LoadClient.ask(gunicorn, "/").startsWith("v2 "));
    }
  }

  @Test
  void withoutAnyNew() {
    try (GunicornHost gunicorn = gunicorn().start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int only = gunicorn.master();
      operator.isOffered("u", "kill -USR2 " + only);
      gunicorn.signal("KILL", only);
      operator.reads("OUTAGE: No process of this application is left: start it again");
    }
  }

  /**
   * Without a pidfile: KILL leaves it behind, and NEW gives up where it still names a process, a
   * zombie too, as NEW takes it over ({@code gunicorn/pidfile.py create}).
   */
  private static GunicornRecipe gunicorn() {
    return GunicornHost.with().daemon().withoutPidfile().workers(2).with(SHORT);
  }
}

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers whose class, or whose application, has changed the handlers that Gunicorn gave them. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
@Needs(Need.GUNICORN)
class WorkerHandlersIT {
  private static final String CLASS =
      """
      import faulthandler, signal
      from gunicorn.workers.sync import SyncWorker


      class Own(SyncWorker):
          def init_signals(self):
              super().init_signals()
              %s
      """;

  /** Those of uvicorn's worker of 0.13 to 0.18, aiohttp's, and of applications. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "signal.signal(signal.SIGUSR1, signal.SIG_DFL)",
        "[signal.signal(s, lambda *a: None) for s in (signal.SIGHUP, signal.SIGUSR2)]",
        "faulthandler.register(signal.SIGUSR2)",
        "signal.signal(signal.SIGHUP, lambda *a: None)",
        "signal.signal(signal.SIGUSR1, signal.SIG_IGN)",
        "[signal.signal(s, signal.SIG_DFL) for s in (3, 10, 15, 28)]",
      })
  void areWorkersAllTheSame(String handlers) {
    try (GunicornHost gunicorn = host(handlers).start()) {
      int master = gunicorn.master();
      Await.until(
          "two ready workers",
          () -> Gunitop.application(master).at("/generations/0/ready").asInt() == 2);
      JsonNode application = Gunitop.application(master);

      assertThat(application.get("stage").asText()).isEqualTo("STEADY");
      assertThat(application.at("/generations/0/workers").findValuesAsText("pid"))
          .containsExactlyInAnyOrderElementsOf(
              gunicorn.workersOf(master).stream().map(String::valueOf).toList());
    }
  }

  @Test
  @Needs({Need.GUNICORN, Need.TMUX})
  void anUpgradeOfWorkersThatCatchLikeAMasterDropsNothing() {
    try (GunicornHost gunicorn =
            host("[signal.signal(s, lambda *a: None) for s in (1, 12, 17)]").start();
        LoadClient load = LoadClient.start(gunicorn, 2);
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      List<Integer> before = gunicorn.workersOf(gunicorn.master());
      int newGeneration = WholeUpgrade.by(operator, gunicorn, "v2");

      assertThat(gunicorn.workersOf(newGeneration)).doesNotContainAnyElementsOf(before);
      load.awaitMore(50);
      load.assertNothingFailed();
    }
  }

  private static GunicornRecipe host(String handlers) {
    return GunicornHost.with()
        .daemon()
        .workers(2)
        .file("own.py", CLASS.formatted(handlers))
        .workerClass("own.Own");
  }
}

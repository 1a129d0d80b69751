package gunitop.e2e;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers with threads and with greenlets beat, drain and leave in ways of their own. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class WorkerClassesIT {

  @ParameterizedTest
  @ValueSource(strings = {"gthread", "gevent"})
  void anUpgradeDropsNothing(String workerClass) {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workerClass(workerClass).start();
        LoadClient load = LoadClient.start(gunicorn, 2);
        Operator operator = Operator.opens(gunicorn)) {
      WholeUpgrade.by(operator, gunicorn, "v2");
      load.awaitMore(50);
      load.assertNothingFailed();
    }
  }
}

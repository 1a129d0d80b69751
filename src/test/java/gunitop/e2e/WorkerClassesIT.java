package gunitop.e2e;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Workers with threads and with greenlets beat, drain and leave in ways of their own. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
@Needs({Need.GUNICORN, Need.TMUX})
class WorkerClassesIT {

  @Test
  @Needs(Need.THREADS_THAT_ANSWER)
  void anUpgradeOfThreadsDropsNothing() {
    upgrade("gthread");
  }

  @Test
  @Needs(Need.GEVENT)
  void anUpgradeOfGreenletsDropsNothing() {
    upgrade("gevent");
  }

  private static void upgrade(String workerClass) {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workerClass(workerClass).start();
        LoadClient load = LoadClient.start(gunicorn, 2);
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      WholeUpgrade.by(operator, gunicorn, "v2");
      load.awaitMore(50);
      load.assertNothingFailed();
    }
  }
}

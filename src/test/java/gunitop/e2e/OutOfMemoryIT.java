package gunitop.e2e;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The kernel kills a worker because the memory of its control group is used up. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(200)
@Needs({Need.GUNICORN, Need.TMUX, Need.CONTROL_GROUPS})
class OutOfMemoryIT {
  private static final long LIMIT = 64L << 20;

  private static final String GREEDY =
      """
      import os


      def application(environ, start_response):
          if environ['PATH_INFO'] == '/greedy':
              bytearray(os.urandom(1)) * (300 << 20)
          start_response('200 OK', [('Content-Type', 'text/plain')])
          return [b'v1 0']
      """;

  @Test
  void aWorkerThatTheKernelKillsIsSaidToBeKilled() throws IOException {
    try (ControlGroup group = ControlGroup.make("memory");
        GunicornHost gunicorn = GunicornHost.with().daemon().workers(1).source(GREEDY).start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int master = gunicorn.master();
      int worker = gunicorn.awaitReady(master).get(0);
      operator.readsLike("\\b" + worker + " ready");
      group.limitMemory(LIMIT);
      group.take(worker);
      Thread client = new Thread(() -> asksInVain(gunicorn), "greedy client");
      client.setDaemon(true);
      client.start();
      operator.readsLike("worker " + worker + " was killed by signal 9");
      Await.until(
          "another",
          Duration.ofSeconds(60),
          () -> gunicorn.workersOf(master).size() == 1,
          gunicorn::log);
      operator.reads("1/1 ready");
    }
  }

  private static void asksInVain(GunicornHost gunicorn) {
    try {
      LoadClient.ask(gunicorn, "/greedy");
    } catch (AssertionError expected) {
      // The worker died of it.
    }
  }
}

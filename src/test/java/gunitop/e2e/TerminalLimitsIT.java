package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** In the middle of an upgrade the terminal shrinks to one cell, or takes nothing for a while. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(200)
@Needs({Need.GUNICORN, Need.TMUX})
class TerminalLimitsIT {
  /** 30 in the run that the manual tells of. */
  private static final int BLOCKED_SECONDS = Integer.getInteger("faults.blocked", 3);

  @Test
  void oneCellAndBack() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      int newGeneration = WholeUpgrade.toOverlap(operator, gunicorn, "v2");
      Tmux terminal = operator.terminal();
      terminal.resize(1, 1);
      terminal.await("one cell", sight -> sight.text().strip().length() <= 1);
      for (String key : List.of("w", "t", "y")) {
        terminal.type(key);
        Await.pause();
      }
      terminal.resize(120, 40);
      ScreenSight back = operator.reads("NEW  master " + newGeneration);
      assertThat(TmuxOperator.asks(back)).as(back.text()).isFalse();
      assertThat(gunicorn.log()).doesNotContain("Handling signal: winch");
      assertThat(gunicorn.log()).doesNotContain("Handling signal: term");
      operator.presses("w", "kill -WINCH " + old, "OVERLAP");
      operator.sees("DRAINED");
    }
  }

  @Test
  void blockedAndThenTheTruth() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      operator.isOffered("u", "kill -USR2 " + old);
      int server = operator.terminal().serverPid();
      Shell.kill("STOP", server);
      try {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(BLOCKED_SECONDS);
        gunicorn.deployment().put("v2");
        gunicorn.signal("USR2", old);
        gunicorn.awaitReady(gunicorn.awaitMaster(2));
        Await.until("the end of the stop", () -> System.nanoTime() > end);
      } finally {
        Shell.kill("CONT", server);
      }
      operator.sees("OVERLAP");
      operator.reads("NEW  master " + gunicorn.awaitMaster(2));
      operator.presses("w", "kill -WINCH " + old, "OVERLAP");
      operator.sees("DRAINED");
    }
  }
}

package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The demo, played in a terminal to its verdict; and a rehearsal that leaves the real one alone.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
@Needs(Need.TMUX)
class DemoIT {
  private static final int OLD = 4711;

  @Test
  void aWholeUpgradeIsPlayedToItsVerdict() {
    try (TmuxOperator operator =
        TmuxOperator.opens(80, 24, Gunitop.command("--demo", "--speed", "2"))) {
      operator.reads("DEMO: no real process");
      operator.presses("u", "kill -USR2 " + OLD, "STEADY");
      operator.presses("w", "kill -WINCH " + OLD, "OVERLAP");
      operator.pressesAndConfirms("t", "kill -TERM " + OLD, "DRAINED");
      operator.reads("WELL DONE: no request failed; you waited for readiness.");
      operator.sees("STEADY");
    }
  }

  @Test
  void aBrokenHotfixIsMended() {
    try (TmuxOperator operator =
        TmuxOperator.opens(120, 40, Gunitop.command("--demo=broken-hotfix"))) {
      operator.presses("u", "kill -USR2 " + OLD, "STEADY");
      operator.readsLike("NEW master \\d+ appeared, lived .*, exited with code [13]");
      operator.reads("ImportError");
      operator.terminal().type("c");
      operator.reads("on disk: NEW code, fixed");
      operator.presses("u", "kill -USR2 " + OLD, "STEADY");
      operator.presses("w", "kill -WINCH " + OLD, "OVERLAP");
      operator.pressesAndConfirms("t", "kill -TERM " + OLD, "DRAINED");
      operator.reads("WELL DONE: no request failed; OLD served while the hotfix was fixed.");
    }
  }

  @Test
  @Needs(Need.GUNICORN)
  void aRehearsalLeavesTheRealOneAlone() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().preload().start()) {
      int old = gunicorn.master();
      List<Integer> workers = gunicorn.workersOf(old);
      List<String> command = Gunitop.command("--rehearse", "" + old, "--speed", "2");
      try (TmuxOperator operator = TmuxOperator.opens(120, 40, command)) {
        operator.reads("REHEARSAL of " + old + ": no signal leaves");
        operator.presses("u", "kill -USR2 " + old, "STEADY");
        operator.presses("w", "kill -WINCH " + old, "OVERLAP");
        operator.pressesAndConfirms("t", "kill -TERM " + old, "DRAINED");
        operator.reads("WELL DONE");
      }
      assertThat(gunicorn.masters()).containsExactly(old);
      assertThat(gunicorn.workersOf(old)).isEqualTo(workers);
      assertThat(gunicorn.log()).doesNotContain("Handling signal");
    }
  }
}

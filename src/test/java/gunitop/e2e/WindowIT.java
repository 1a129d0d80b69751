package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A maintenance window is counted down, and nothing is sent by it. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
@Needs({Need.GUNICORN, Need.TMUX})
class WindowIT {

  @Test
  void isCountedDown_andSaysAfterTermThatThereIsNoWayBack() {
    String end = LocalTime.now().plusHours(2).format(DateTimeFormatter.ofPattern("HH:mm"));
    try (GunicornHost gunicorn =
            GunicornHost.with().daemon().workers(1).with("--graceful-timeout", "20").start();
        TmuxOperator operator =
            TmuxOperator.opens(
                120, 40, Gunitop.command("--window", end, Integer.toString(gunicorn.master())))) {
      int old = gunicorn.master();
      operator.readsLike("window 1:5\\d:\\d\\d ");
      WholeUpgrade.toOverlap(operator, gunicorn, "v2");
      operator.presses("w", "kill -WINCH " + old, "OVERLAP");
      operator.pressesAndConfirms("t", "kill -TERM " + old, "DRAINED");
      operator.readsLike("WINDOW +1:5\\d:\\d\\d left; OLD was told to go: there is no way back");
      gunicorn.awaitGone(old);
    }
  }

  @Test
  void whatIsNoTimeOfDayIsRefusedInOneLine() {
    Shell.Result refused = Shell.run(Gunitop.command("--window", "25:00"), Map.of());
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("time of day").hasLineCount(1);
  }
}

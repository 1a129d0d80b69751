package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** More workers than any screen has rows: each is counted. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(900)
@Needs({Need.GUNICORN, Need.TMUX})
class ManyWorkersIT {
  /** 2000 in the run that the manual tells of. */
  private static final int WORKERS = Integer.getInteger("faults.workers", 40);

  @Test
  void allOfBothGenerationsAreCounted() {
    try (GunicornHost gunicorn =
            GunicornHost.with().daemon().preload().workers(WORKERS / 2).start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int half = WORKERS / 2;
      int old = gunicorn.master();
      operator.reads(half + "/" + half + " ready");
      int newGeneration = WholeUpgrade.toOverlap(operator, gunicorn, "v2");
      operator.reads("all " + half + " OLD and all " + half + " NEW workers are ready");
      operator.presses("w", "kill -WINCH " + old, "OVERLAP");
      operator.sees("DRAINED");
      operator.reads("0/" + half + " ready");
      operator.pressesAndConfirms("t", "kill -TERM " + old, "DRAINED");
      gunicorn.awaitGone(old);
      operator.readsLike("master " + newGeneration + " serves: " + half + " of " + half + " ready");
      assertThat(gunicorn.masters()).isEqualTo(List.of(newGeneration));
    }
  }
}

package gunitop.e2e;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers that served well are killed, as by the kernel when memory runs out, again and again. */
@Needs({Need.GUNICORN, Need.TMUX})
@Timeout(120)
class KilledWorkersIT {

  @Test
  void killedOnceIsSaidAndAgainAndAgainIsACrashLoop() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(1).start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int master = gunicorn.master();
      operator.sees("STEADY");
      for (int round = 1; round <= 3; round++) {
        List<Integer> workers = gunicorn.awaitReady(master);
        // One that lived for less than a look could not be missed.
        operator.readsLike("\\b" + workers.get(0) + " ready");
        gunicorn.signal("KILL", workers.get(0));
        operator.readsLike(
            round == 1
                ? "OLD worker " + workers.get(0) + " was killed by signal 9"
                : round + " OLD workers were killed by signal 9");
        gunicorn.awaitGone(workers.get(0));
      }
      operator.readsLike("Workers of OLD master " + master + " keep dying: 3 died .* by signal 9");
    }
  }
}

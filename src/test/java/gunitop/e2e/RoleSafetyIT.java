package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** USR2 and HUP kill a worker: not even the signal menu sends it what only a master understands. */
@Timeout(120)
@Needs({Need.GUNICORN, Need.TMUX})
class RoleSafetyIT {
  private static final String MENU = "Enter chooses";

  /** Signals, and the key that goes there in the menu from TERM. */
  @ParameterizedTest
  @CsvSource({"HUP,Home,0", "USR2,Up,1", "WINCH,End,0"})
  void aWorkerOnTheUpgradeScreenIsRefusedIt(String signal, String key, int more) {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      List<Integer> workers = gunicorn.workersOf(gunicorn.master());
      int worker = workers.get(0);
      operator.readsLike(worker + " +ready");
      operator.terminal().type("Down");
      chooses(operator, "k", worker, signal, key, more);
      assertThat(gunicorn.workersOf(gunicorn.master())).isEqualTo(workers);
    }
  }

  @Test
  void aWorkerInTheTreeIsRefusedIt() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start();
        TmuxOperator operator = TmuxOperator.opensTree()) {
      List<Integer> workers = gunicorn.workersOf(gunicorn.master());
      int worker = workers.get(1);
      operator.readsLike("[1-9]\\d* Gunicorn applications?");
      operator.terminal().type(Integer.toString(worker).split(""));
      operator.readsLike("\\b" + worker + "\\b");
      chooses(operator, "F9", worker, "USR2", "Up", 1);
      assertThat(gunicorn.workersOf(gunicorn.master())).isEqualTo(workers);
    }
  }

  @Test
  void aMasterStillGetsIt() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int master = gunicorn.master();
      operator.isOffered("u", "kill -USR2 " + master);
      asks(operator, "k", "master " + master, "USR2", "Down", 6);
      operator.confirms();
      gunicorn.awaitReady(gunicorn.awaitMaster(2));
      operator.sees("OVERLAP");
    }
  }

  private static void chooses(
      TmuxOperator operator, String menu, int worker, String signal, String key, int more) {
    asks(operator, menu, "worker " + worker, signal, key, more);
    operator.confirms();
    operator.readsLike("kill -" + signal + " " + worker + " was not sent: .*is a worker");
  }

  private static void asks(
      TmuxOperator operator, String menu, String target, String signal, String key, int more) {
    operator.terminal().type(menu);
    operator.terminal().await("the menu", s -> s.shows(MENU) && s.shows("Signal to " + target));
    operator.terminal().type(key);
    for (int i = 0; i < more; i++) {
      operator.terminal().type(key);
    }
    operator.terminal().type("Enter");
    operator.reads("Send " + signal + " to " + target);
  }
}

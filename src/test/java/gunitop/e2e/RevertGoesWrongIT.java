package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** HUP with broken code on disk and no preload ends OLD: the screen says what still serves. */
@Timeout(120)
class RevertGoesWrongIT {

  @Test
  void oldDiesAndNewServesOn() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().start();
        LoadClient load = LoadClient.start(gunicorn, 2);
        Operator operator = Operator.opens(gunicorn)) {
      int old = gunicorn.master();
      int fresh = WholeUpgrade.toOverlap(operator, gunicorn, "v2");
      operator.presses("w", "kill -WINCH " + old, "OVERLAP");
      operator.sees("DRAINED");

      gunicorn.deployment().putBroken();
      operator.pressesAndConfirms("r", "kill -HUP " + old, "DRAINED");
      gunicorn.awaitGone(old);
      operator.readsLike(
          "FAILED +REVERT: OLD master "
              + old
              + " exited.*NEW "
              + fresh
              + " still serves with 4 workers");
      operator.sees("STEADY");
      assertThat(gunicorn.masters()).isEqualTo(List.of(fresh));
      load.awaitMore(50);
      load.assertNothingFailed();
    }
  }

  @Test
  void nobodyIsLeft() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start();
        Operator operator = Operator.opens(gunicorn)) {
      int only = gunicorn.master();
      operator.isOffered("u", "kill -USR2 " + only);
      gunicorn.signal("WINCH", only);
      operator.sees("DRAINED");
      gunicorn.deployment().putBroken();
      operator.pressesAndConfirms("r", "kill -HUP " + only, "DRAINED");
      gunicorn.awaitGone(only);
      operator.readsLike("REVERT: OLD master " + only + " exited.*nothing serves");
    }
  }
}

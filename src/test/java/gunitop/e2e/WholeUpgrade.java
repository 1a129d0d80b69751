package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** An upgrade from USR2 to the promotion, each key pressed when its offer has been read. */
final class WholeUpgrade {
  private WholeUpgrade() {}

  /** Takes a daemonized Gunicorn to this version; returns the NEW master's PID. */
  static int by(TmuxOperator operator, GunicornHost gunicorn, String version) {
    int old = gunicorn.master();
    int newGeneration = toOverlap(operator, gunicorn, version);

    operator.presses("w", "kill -WINCH " + old, "OVERLAP");
    operator.sees("DRAINED");
    assertThat(gunicorn.workersOf(old)).isEmpty();

    operator.pressesAndConfirms("t", "kill -TERM " + old, "DRAINED");
    gunicorn.awaitGone(old);
    operator.sees("STEADY");
    assertThat(gunicorn.masters()).isEqualTo(List.of(newGeneration));
    return newGeneration;
  }

  /**
   * The first step alone: until NEW has been ready for so long that OLD may be touched; returns the
   * NEW master's PID.
   */
  static int toOverlap(TmuxOperator operator, GunicornHost gunicorn, String version) {
    int old = gunicorn.master();
    int fromNowOn = gunicorn.mastersEver() + 1;
    gunicorn.deployment().put(version);
    operator.pressesMaybeAsked("u", "kill -USR2 " + old, "STEADY");
    operator.readsLike("you +kill -USR2 " + old);
    int newGeneration = gunicorn.awaitMaster(fromNowOn);
    operator.sees("OVERLAP");
    assertThat(gunicorn.awaitReady(newGeneration)).hasSize(gunicorn.workers());
    operator.readsReady(newGeneration);
    return newGeneration;
  }
}

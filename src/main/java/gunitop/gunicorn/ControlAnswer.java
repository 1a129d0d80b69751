package gunitop.gunicorn;

import gunitop.process.Reading;
import java.util.Optional;

/**
 * What a master said of itself at its control socket (Gunicorn 25.1 and later, {@code
 * gunicorn/ctl/handlers.py show_stats, show_config}); what it did not say is not read. It is told
 * what every source of its configuration came to, a file among them.
 *
 * @param target how many workers it wants now; 0 after a WINCH
 * @param workers how many its configuration wants: TTIN, TTOU and WINCH do not change it
 * @param reloads how many HUPs it has had
 * @param preload {@code preload_app}
 * @param daemon {@code daemon}, by which it decides whether to obey WINCH
 * @param pidfile {@code pidfile}; empty where it has none
 * @param timeoutSeconds {@code timeout}
 * @param gracefulSeconds {@code graceful_timeout}
 */
public record ControlAnswer(
    Reading<Integer> target,
    Reading<Integer> workers,
    Reading<Integer> reloads,
    Reading<Boolean> preload,
    Reading<Boolean> daemon,
    Reading<Optional<String>> pidfile,
    Reading<Integer> timeoutSeconds,
    Reading<Integer> gracefulSeconds) {
  /** It was not asked, or did not answer. */
  public static final ControlAnswer NONE =
      new ControlAnswer(
          Reading.notRead(),
          Reading.notRead(),
          Reading.notRead(),
          Reading.notRead(),
          Reading.notRead(),
          Reading.notRead(),
          Reading.notRead(),
          Reading.notRead());

  /** How an operator is told where it was said. */
  static final String SOURCE = "its control socket";

  /** The same as a sentence. */
  static final String WITNESS = SOURCE + " says so";

  /**
   * What stays true once it cannot be asked any more: it reads its configuration again only at a
   * HUP, whose forks bind its socket again.
   */
  ControlAnswer lasting() {
    return target.isKnown()
        ? new ControlAnswer(
            Reading.notRead(),
            workers,
            reloads,
            preload,
            daemon,
            pidfile,
            timeoutSeconds,
            gracefulSeconds)
        : this;
  }

  /** Whether a HUP came since it said that other. */
  boolean isReloadedSince(ControlAnswer earlier) {
    return reloads.isKnown() && earlier.reloads.isKnown() && reloads.get() > earlier.reloads.get();
  }
}

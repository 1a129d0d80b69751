package gunitop.ui;

import gunitop.gunicorn.Application;
import gunitop.upgrade.Outcome;
import java.util.Optional;

/** Waits for the effect of one step; immutable. */
public interface Watch {

  /**
   * Whether the effect has been seen.
   *
   * @param application as it is now; empty where nothing is left of it
   * @param now the review of the snapshot to judge by
   */
  Outcome judge(Optional<Application> application, Review now);
}

package gunitop.app;

import gunitop.process.Focus;
import gunitop.process.Snapshot;
import gunitop.sampling.Sampler;
import gunitop.upgrade.Review;
import java.util.Set;

/**
 * Makes the snapshot that the first frame shows: what the first sample found is looked at closely,
 * as one of workers whose files were not read would say of each that its state is unknown.
 */
final class FirstSnapshot {
  /** What to look at follows from what was seen: its temporary directory, then its files there. */
  private static final int LOOKS = 3;

  private FirstSnapshot() {}

  /** A snapshot of what this review has found; its own where there is nothing to look at. */
  static Snapshot closer(Sampler sampler, Review review) {
    Review seen = review;
    Focus focus = seen.focus(Set.of(), false);
    for (int look = 0; look < LOOKS && !focus.tracked().isEmpty(); look++) {
      seen = KnownOwner.review(sampler.sample(focus));
      focus = seen.focus(Set.of(), false);
    }
    return seen.snapshot();
  }
}

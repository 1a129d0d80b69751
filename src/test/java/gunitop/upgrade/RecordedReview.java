package gunitop.upgrade;

import gunitop.app.KnownOwner;
import gunitop.process.Focus;
import gunitop.sampling.ProcSampler;
import gunitop.sampling.RecordedSampler;
import java.nio.file.Path;
import java.util.Set;

/** Reviews process tables that were recorded from real Gunicorns. */
final class RecordedReview {
  private static final Path RECORDINGS = Path.of("src/test/resources/proc");
  private static final int LOOKS_AT_THE_FIRST = 3;

  private RecordedReview() {}

  /**
   * Looks at recordings, one after the other, as the program does: at the first one at everything,
   * then closely; at each later one once.
   */
  static Review of(String first, String... later) {
    Review review = null;
    for (int look = 0; look < LOOKS_AT_THE_FIRST; look++) {
      review = next(review, first);
    }
    for (String scenario : later) {
      review = next(review, scenario);
    }
    return review;
  }

  private static Review next(Review before, String scenario) {
    try (ProcSampler sampler = RecordedSampler.replaying(RECORDINGS.resolve(scenario))) {
      Focus focus = before == null ? Focus.NOTHING : before.focus(Set.of(), true);
      return before == null
          ? KnownOwner.review(sampler.sample(focus))
          : before.next(sampler.sample(focus));
    }
  }
}

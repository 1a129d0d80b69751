package gunitop.app;

import gunitop.gunicorn.Application;
import gunitop.probe.ProbeKnowledge;
import gunitop.probe.ProbeQuestion;
import gunitop.probe.ProbeSource;
import gunitop.probe.ProbeUrl;
import gunitop.probe.host.HostProbes;
import gunitop.sampling.SystemClock;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Review;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** A few requests for {@code --once}, as far apart as on the screen. */
final class ProbeOnce {
  private static final int REQUESTS = 5;

  /** The kernel chooses who takes one: so many, until each generation that serves has. */
  private static final int MOST = 25;

  private final Background background;

  ProbeOnce(Background background) {
    this.background = background;
  }

  /** What they came to; takes some seconds. */
  ProbeKnowledge of(ProbeUrl url, Application application) {
    AtomicReference<ProbeKnowledge> known = new AtomicReference<>(ProbeKnowledge.NONE);
    ProbeQuestion question = ProbeQuestion.of(url, application);
    ProbeSource source = new HostProbes(Version.current());
    background.run(
        ProbeLoop.SOURCE,
        () -> {
          for (int i = 0; i < REQUESTS || i < MOST && isOneLeftOut(known.get(), application); i++) {
            if (i > 0) {
              LockSupport.parkNanos(ProbeLoop.PACE.toNanos());
            }
            known.set(ProbeLoop.asked(source, question, known.get(), new SystemClock()));
          }
        });
    return known.get();
  }

  private static boolean isOneLeftOut(ProbeKnowledge known, Application application) {
    return application.generations().stream()
        .anyMatch(one -> one.ready() > 0 && known.of(one).isEmpty());
  }

  /** The same application in a review that knows of them. */
  static List<Assessment> in(Review review, Assessment before) {
    return review.assessments().stream()
        .filter(one -> one.application().isKinOf(before.application()))
        .toList();
  }
}

package gunitop.sampling;

import gunitop.process.Focus;
import gunitop.process.Reading;
import gunitop.process.SeenPath;
import gunitop.sampling.proc.Moment;
import gunitop.sampling.proc.PathSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What lies at the paths of {@link Focus#paths()}: asked once in two seconds, and at once anew. */
final class PathAnswers {
  private static final long KEPT_NANOS = 2_000_000_000L;

  private Set<SeenPath> asked = Set.of();
  private Map<SeenPath, Boolean> answers = Map.of();
  private long askedNanos;

  /** The answers; of a path that cannot be looked at there is none. */
  Map<SeenPath, Boolean> look(PathSource source, Focus focus, Moment moment) {
    if (focus.paths().equals(asked) && moment.monotonicNanos() - askedNanos < KEPT_NANOS) {
      return answers;
    }
    asked = focus.paths();
    askedNanos = moment.monotonicNanos();
    Map<SeenPath, Boolean> found = new HashMap<>();
    for (SeenPath path : asked) {
      Reading<Boolean> there = source.exists(path.pid(), path.path());
      if (there.isKnown()) {
        found.put(path, there.get());
      }
    }
    answers = Map.copyOf(found);
    return answers;
  }
}

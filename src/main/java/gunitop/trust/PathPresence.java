package gunitop.trust;

import java.util.Optional;

/**
 * Whether something lies at a path, as a process sees it, in its mount namespace and below its
 * root. Links are followed as that process would; nothing is opened.
 */
public final class PathPresence {
  private static final StepRule ANYBODYS = (path, entry, directory) -> Optional.empty();

  private PathPresence() {}

  /** Whether it is there; empty where we cannot look, or a server would have to be asked. */
  public static Optional<Boolean> of(int pid, String path) {
    Checked<Boolean> found =
        PathWalk.beginIn(pid, ANYBODYS)
            .then(
                begun -> {
                  try (PathWalk walk = begun) {
                    return walk.to(path).then(end -> new Checked.Good<>(end.entry().isPresent()));
                  }
                });
    return found instanceof Checked.Absent<Boolean> ? Optional.of(false) : found.value();
  }
}

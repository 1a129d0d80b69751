package gunitop.trust;

import gunitop.kernel.FileStatus;
import java.util.Optional;

/** Unix sockets to which nobody but root or we can have bound a server. */
public final class TrustedSocket {
  private TrustedSocket() {}

  /**
   * Why a path is not to be connected to: which directory or socket is the reason, and who may
   * change it; empty where it may be. One that passes leads to the same socket as long as neither
   * root nor we change that.
   */
  public static Optional<String> objection(String path) {
    Checked<PathWalk.End> checked =
        PathWalk.begin(new OnlyOurs(), PathWalk.Makes.NONE)
            .then(
                begun -> {
                  try (PathWalk walk = begun) {
                    return walk.to(path);
                  }
                });
    if (checked.value().isEmpty()) {
      return Optional.of(checked.sentence());
    }
    PathWalk.End end = checked.value().get();
    if (end.entry().isEmpty()) {
      return Optional.of(end.path() + " does not exist");
    }
    FileStatus status = end.entry().get().status();
    return status.isSocket()
        ? Optional.empty()
        : Optional.of(end.path() + " is a " + status.kind() + ", no socket");
  }
}

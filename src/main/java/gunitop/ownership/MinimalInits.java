package gunitop.ownership;

import gunitop.gunicorn.Inits;
import gunitop.process.ProcessSample;
import java.util.Set;

/** First processes of containers that are there for one child. */
final class MinimalInits {
  private static final Set<String> MINIMAL_INITS =
      Set.of("tini", "docker-init", "dumb-init", "catatonit", "sh", "bash", "dash", "podman-init");

  private MinimalInits() {}

  /**
   * A container's minimal init, whose own child the master is: it exits when that exits. Its own
   * child is in the init's process group (a shell's) or leads one (tini's); an adopted one is still
   * in the group of whoever started it.
   */
  static boolean endsWithItsChild(ProcessSample parent, ProcessSample master) {
    boolean forkedTwice =
        master.stat().processGroup() == master.stat().session()
            && master.stat().session() != master.pid();
    boolean ownChild =
        master.stat().processGroup() == parent.stat().processGroup()
            || master.stat().processGroup() == master.pid();
    boolean minimal = Inits.isFirst(parent) && MINIMAL_INITS.contains(parent.stat().name());
    return minimal && ownChild && !forkedTwice;
  }
}

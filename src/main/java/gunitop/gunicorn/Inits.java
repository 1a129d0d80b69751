package gunitop.gunicorn;

import gunitop.process.ProcessSample;
import java.util.List;
import java.util.Set;

/** First processes: of this PID namespace, or of a container that we look into ({@code NSpid}). */
final class Inits {
  private static final Set<String> MINIMAL_INITS =
      Set.of("tini", "docker-init", "dumb-init", "catatonit", "sh", "bash", "dash", "podman-init");

  private Inits() {}

  /** PID 1 here, or of a container that we look into. */
  static boolean isFirst(ProcessSample process) {
    List<Integer> pids = process.traits().namespacePids().orElse(List.of());
    return process.pid() == 1 || pids.size() > 1 && pids.get(pids.size() - 1) == 1;
  }

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
    boolean minimal = isFirst(parent) && MINIMAL_INITS.contains(parent.stat().name());
    return minimal && ownChild && !forkedTwice;
  }
}

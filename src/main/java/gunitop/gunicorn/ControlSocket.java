package gunitop.gunicorn;

import gunitop.process.Listener;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a master listens to {@code gunicornc}: a unix socket that it holds and none of its workers
 * does, as it binds it again after each fork ({@code gunicorn/ctl/server.py}). By default all
 * masters of one user have one path, which leads to the one that forked last.
 *
 * @param master who listens
 * @param inode the listening socket
 * @param path what it was bound to, as the master sees it
 */
public record ControlSocket(ProcessId master, long inode, String path) {
  private static final String PREFIX = "unix:";
  private static final String USUAL_NAME = "/gunicorn.ctl";

  /** Whether a listener has the path that Gunicorn gives to a control socket by itself. */
  static boolean isUsual(Listener listener) {
    return listener.address().startsWith(PREFIX + "/") && listener.address().endsWith(USUAL_NAME);
  }

  /**
   * Those of all masters that could answer now; not those of containers, whose paths and PIDs are
   * not ours, nor of stopped masters, nor of those whose path leads to another by now: it may be a
   * stopped one.
   */
  public static List<ControlSocket> of(List<Application> applications, Snapshot snapshot) {
    List<ControlSocket> found = new ArrayList<>();
    for (Application application : applications) {
      Set<Long> served =
          application.listeners().stream().map(Listener::inode).collect(Collectors.toSet());
      for (Generation generation : application.generations()) {
        if (canAnswer(generation)) {
          add(generation, served, snapshot, found);
        }
      }
    }
    found.sort(Comparator.comparing(ControlSocket::inode));
    return found;
  }

  private static boolean canAnswer(Generation generation) {
    ProcessSample process = generation.master().process();
    return generation.master().hasHandlers()
        && process.isAlive()
        && !process.stat().state().isStopped()
        && process.files().isKnown()
        && process.traits().namespacePids().map(pids -> pids.size() == 1).orElse(false);
  }

  private static void add(
      Generation generation, Set<Long> served, Snapshot snapshot, List<ControlSocket> found) {
    ProcessSample master = generation.master().process();
    for (Long inode : master.files().get().sockets()) {
      Listener listener = snapshot.listeners().get(inode);
      boolean isOther = listener == null || served.contains(inode);
      if (!isOther
          && listener.reachable().orElse(true)
          && listener.address().startsWith(PREFIX + "/")
          && (isUsual(listener) || isHeldByNoWorker(inode, generation))) {
        String path = listener.address().substring(PREFIX.length());
        found.add(new ControlSocket(master.id(), inode, path));
      }
    }
  }

  /** Whether all workers are known not to hold a socket, and there is one. */
  private static boolean isHeldByNoWorker(Long inode, Generation generation) {
    return !generation.workers().isEmpty()
        && generation.workers().stream()
            .map(Worker::process)
            .allMatch(one -> one.hasAllFiles() && !one.files().get().sockets().contains(inode));
  }
}

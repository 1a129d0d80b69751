package gunitop.gunicorn;

import gunitop.process.ImageLayout;
import gunitop.process.OpenFiles;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The child of a USR2 that failed before it had executed anything: a copy of its master, which goes
 * on as one that stops ({@code gunicorn/arbiter.py run}: {@code stop(False)}). It closes its copies
 * of the listeners, unlinks a unix socket's file, sends QUIT to the master's workers, waits for
 * them up to the graceful timeout, though they are not its children, sends KILL to their PIDs,
 * removes the pidfile and exits. Until then its master answers "Child exists" to each USR2.
 */
public final class FailedReexec {
  private FailedReexec() {}

  /** The one that a master has now; empty where there is none, or files are hidden from us. */
  public static Optional<ProcessSample> of(Master master, Snapshot now) {
    return of(master.process(), now);
  }

  static Optional<ProcessSample> of(ProcessSample master, Snapshot now) {
    List<ProcessSample> children = now.childrenOf(master.pid());
    List<ProcessSample> copies = children.stream().filter(child -> isCopy(child, master)).toList();
    if (copies.isEmpty()) {
      return Optional.empty();
    }
    Set<Long> listeners = ApplicationFinder.listenersOf(master, now);
    Set<Long> passedOn = new HashSet<>();
    children.forEach(child -> passedOn.addAll(ApplicationFinder.listenersOf(child, now)));
    // A master of later releases has a control socket too, which it passes on to nobody. Where all
    // its workers have just been ended, it passes on nothing.
    if (!passedOn.isEmpty()) {
      listeners.retainAll(passedOn);
    }
    return listeners.isEmpty()
        ? Optional.empty()
        : copies.stream().filter(child -> hasStopped(child, listeners)).findFirst();
  }

  private static boolean isCopy(ProcessSample child, ProcessSample master) {
    Reading<ImageLayout> own = child.stat().layout();
    return own.isKnown() && own.equals(master.stat().layout()) && Handlers.areAMasters(child);
  }

  /** Without a listener, and with the heartbeat files that a helper forked at the start lacks. */
  private static boolean hasStopped(ProcessSample child, Set<Long> listeners) {
    Reading<OpenFiles> files = child.files();
    return files.isKnown()
        && Collections.disjoint(files.get().sockets(), listeners)
        && !files.get().temporary().isEmpty();
  }
}

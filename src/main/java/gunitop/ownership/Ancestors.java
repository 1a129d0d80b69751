package gunitop.ownership;

import gunitop.gunicorn.Ancestor;
import gunitop.gunicorn.Inits;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The processes above a master in its PID namespace, its parent first. What is above the first
 * process of the namespace notices only the end of all.
 *
 * @param processes as far as they can be seen
 * @param hidden why the first process was not reached; empty where it was
 */
record Ancestors(List<ProcessSample> processes, Optional<String> hidden) {
  /** A parent link that was read while processes moved may run in a circle. */
  private static final int MOST = 64;

  static Ancestors of(ProcessSample master, Snapshot snapshot) {
    List<ProcessSample> above = new ArrayList<>();
    ProcessSample child = master;
    while (!Inits.isFirst(child) && above.size() < MOST) {
      int parent = child.stat().parent();
      Optional<ProcessSample> next = snapshot.process(parent);
      if (next.isEmpty() || isOutside(next.get(), child)) {
        String reason =
            parent == 0 || next.isPresent()
                ? "the parent of %s is outside of its PID namespace".formatted(child.pid())
                : "the parent of %s, %s, cannot be seen".formatted(child.pid(), parent);
        // Only the first process is known by its PID alone.
        return new Ancestors(above, parent == 1 ? Optional.empty() : Optional.of(reason));
      }
      above.add(next.get());
      child = next.get();
    }
    return new Ancestors(above, Optional.empty());
  }

  private static boolean isOutside(ProcessSample parent, ProcessSample child) {
    return depth(parent) < depth(child) && depth(parent) > 0;
  }

  private static int depth(ProcessSample process) {
    return process.traits().namespacePids().map(List::size).orElse(0);
  }

  List<Ancestor> named() {
    return processes.stream()
        .map(one -> new Ancestor(one.id(), ProgramName.of(one), KnownPrograms.atChildsEnd(one)))
        .toList();
  }
}

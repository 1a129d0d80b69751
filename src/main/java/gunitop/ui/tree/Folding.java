package gunitop.ui.tree;

import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which subtrees are folded away. */
final class Folding {
  /** A parent link that was read while processes moved may run in a circle. */
  private static final int MOST_ANCESTORS = 64;

  private Folding() {}

  /** Where OLD was folded and has gone since, NEW is. */
  static TreeOptions followed(TreeOptions options, List<TreeRow> rows, Snapshot snapshot) {
    if (options.folded().isEmpty()) {
      return options;
    }
    Set<ProcessId> folded = new HashSet<>(options.folded());
    for (TreeRow row : rows) {
      if (options.folded().contains(row.id()) && snapshot.process(row.id()).isEmpty()) {
        row.member()
            .flatMap(member -> member.assessment().application().newGeneration())
            .ifPresent(newGeneration -> folded.add(newGeneration.master().id()));
      }
    }
    return folded.size() == options.folded().size() ? options : options.withFolded(folded);
  }

  /** The processes that this one is folded away in. */
  static Set<ProcessId> hiding(TreeOptions options, Snapshot snapshot, ProcessId process) {
    Set<ProcessId> hiding = new HashSet<>();
    Optional<ProcessSample> next = snapshot.process(process);
    for (int steps = 0; steps < MOST_ANCESTORS && next.isPresent(); steps++) {
      next = snapshot.process(next.get().stat().parent());
      next.map(ProcessSample::id).filter(options.folded()::contains).ifPresent(hiding::add);
    }
    return hiding;
  }
}

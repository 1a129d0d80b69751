package gunitop.ui.tree;

import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps the lines of processes that have exited in their places for a while. */
final class ExitedRows {
  /** How long such a line stays; one under the cursor stays as long as the cursor does. */
  static final long STAY_NANOS = 3_000_000_000L;

  private ExitedRows() {}

  /**
   * The lines of now, and among them those that went.
   *
   * @param before the lines of the last time, with those that had exited
   * @param held the process under the cursor
   */
  static List<TreeRow> among(
      List<TreeRow> before,
      List<TreeRow> now,
      Optional<ProcessId> held,
      Snapshot snapshot,
      long nanos) {
    if (!wentAny(before, now, snapshot)) {
      return now;
    }
    Set<ProcessId> present = new HashSet<>(now.size() * 2);
    now.forEach(row -> present.add(row.id()));
    // The exited ones behind each line that is still there; behind none at the top.
    Map<Optional<ProcessId>, List<TreeRow>> behind = new HashMap<>();
    Optional<ProcessId> anchor = Optional.empty();
    for (TreeRow row : before) {
      if (present.contains(row.id())) {
        anchor = Optional.of(row.id());
      } else if (row.hasExited() ? stays(row, held, nanos) : snapshot.process(row.id()).isEmpty()) {
        TreeRow exited = row.hasExited() ? row : row.exitedAt(nanos);
        behind.computeIfAbsent(anchor, any -> new ArrayList<>()).add(exited);
      }
    }
    if (behind.isEmpty()) {
      return now;
    }
    List<TreeRow> all = new ArrayList<>(behind.getOrDefault(Optional.empty(), List.of()));
    for (TreeRow row : now) {
      all.add(row);
      all.addAll(behind.getOrDefault(Optional.of(row.id()), List.of()));
    }
    return Branches.redrawn(all);
  }

  /** Whether a line has exited already, or becomes one. */
  private static boolean wentAny(List<TreeRow> before, List<TreeRow> now, Snapshot snapshot) {
    for (int i = 0; i < before.size(); i++) {
      TreeRow row = before.get(i);
      boolean still = i < now.size() && now.get(i).id().equals(row.id());
      if (row.hasExited() || !still && snapshot.process(row.id()).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static boolean stays(TreeRow exited, Optional<ProcessId> held, long nanos) {
    return nanos - exited.exitedSince().orElseThrow() < STAY_NANOS
        || held.filter(exited.id()::equals).isPresent();
  }
}

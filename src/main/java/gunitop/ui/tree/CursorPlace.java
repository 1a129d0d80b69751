package gunitop.ui.tree;

import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import gunitop.ui.text.Member;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Stage;
import java.util.List;
import java.util.Optional;

/** Where the cursor stands once the lines are made anew: on its process, or as near as can be. */
final class CursorPlace {
  /** A parent link that was read while processes moved may run in a circle. */
  private static final int MOST_ANCESTORS = 64;

  private CursorPlace() {}

  /** The line for the cursor of the tree as it was, among the lines of now. */
  static int of(TreeState before, Snapshot snapshot, List<TreeRow> lines) {
    if (before.cursor().isEmpty()) {
      return firstMaster(lines);
    }
    ProcessId id = before.cursor().get();
    int row = before.row();
    boolean unmoved = row < lines.size() && lines.get(row).id().equals(id);
    int place = unmoved ? row : of(lines, id);
    return place >= 0 ? place : nearestAncestor(snapshot, lines, id).orElse(row);
  }

  /** The line of a process; -1 where it has none. */
  static int of(List<TreeRow> lines, ProcessId id) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  /** Where a process that is folded away or filtered out would be looked for first. */
  private static Optional<Integer> nearestAncestor(
      Snapshot snapshot, List<TreeRow> lines, ProcessId id) {
    Optional<ProcessSample> next = snapshot.process(id);
    for (int steps = 0; steps < MOST_ANCESTORS && next.isPresent(); steps++) {
      int place = of(lines, next.get().id());
      if (place >= 0) {
        return Optional.of(place);
      }
      next = snapshot.process(next.get().stat().parent());
    }
    return Optional.empty();
  }

  /** The application whose upgrade is under way, else the first by its name. */
  private static int firstMaster(List<TreeRow> lines) {
    int first = -1;
    for (int i = 0; i < lines.size(); i++) {
      Optional<Member> master = lines.get(i).member().filter(Member::isMaster);
      if (master.isPresent() && (first < 0 || isBefore(master.get(), lines.get(first)))) {
        first = i;
      }
    }
    return Math.max(0, first);
  }

  private static boolean isBefore(Member one, TreeRow chosen) {
    Assessment assessment = one.assessment();
    Assessment other = chosen.member().orElseThrow().assessment();
    if (isUnderWay(assessment) != isUnderWay(other)) {
      return isUnderWay(assessment);
    }
    return assessment.application().name().compareTo(other.application().name()) < 0;
  }

  private static boolean isUnderWay(Assessment assessment) {
    return assessment.stage() != Stage.STEADY || assessment.alarm().isRaised();
  }
}

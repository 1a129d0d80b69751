package gunitop.ui.tree;

import gunitop.process.CpuUsage;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import gunitop.ui.SortKey;
import gunitop.ui.text.CommandText;
import gunitop.ui.text.Member;
import gunitop.upgrade.Assessment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the lines of the tree screen out of a snapshot, in one pass over the processes. A line that
 * has not changed is the one of the last time: of thousands few change in a second.
 */
public final class TreeListing {
  /** How many levels are drawn; deeper ones start at the edge again. */
  private static final int DEEPEST = 64;

  private final TreeOptions options;
  private final List<ProcessSample> processes;
  private final Map<ProcessId, Member> members;
  private final PlaceOrder order;
  private final List<TreeRow> before;
  private final List<TreeRow> rows;

  /** How much further down than now a line stood the last time. */
  private int shift;

  private TreeListing(
      TreeOptions options,
      Snapshot snapshot,
      List<Assessment> assessments,
      CpuUsage usage,
      TreePlaces places,
      List<TreeRow> before) {
    this.options = options;
    this.processes = new ArrayList<>(snapshot.processes().values());
    this.members = Member.of(assessments);
    PlaceOrder natural =
        options.sort() == SortKey.PID && !options.flat()
            ? places.order(processes, members)
            : SortOrder.of(options.sort(), processes, usage);
    this.order = options.inverted() ? natural.reversed() : natural;
    this.before = before;
    this.rows = new ArrayList<>(before.size() + 16);
  }

  /**
   * The lines, from top to bottom.
   *
   * @param places where masters stand that took over from others
   * @param before the lines of the last time
   */
  public static List<TreeRow> rows(
      TreeOptions options,
      Snapshot snapshot,
      List<Assessment> assessments,
      CpuUsage usage,
      TreePlaces places,
      List<TreeRow> before) {
    TreeListing listing = new TreeListing(options, snapshot, assessments, usage, places, before);
    if (options.flat()) {
      listing.list();
    } else {
      listing.tree();
    }
    return Collections.unmodifiableList(listing.rows);
  }

  private void list() {
    Optional<ProcessForest> forest =
        options.all() ? Optional.empty() : Optional.of(new ProcessForest(processes));
    int[] places = new int[processes.size()];
    int count = 0;
    for (int place = 0; place < places.length; place++) {
      if ((forest.isEmpty() || isBelowMember(place, forest.get())) && passes(place)) {
        places[count++] = place;
      }
    }
    order.sort(places, count);
    for (int i = 0; i < count; i++) {
      add(processes.get(places[i]), "", 0);
    }
  }

  private void tree() {
    ProcessForest forest = new ProcessForest(processes);
    for (int place = 0; place < processes.size(); place++) {
      if ((options.all() || isBelowMember(place, forest)) && passes(place)) {
        forest.show(place);
      }
    }
    forest.hang(order);
    descend(forest);
  }

  private boolean isBelowMember(int place, ProcessForest forest) {
    int next = place;
    while (next != ProcessForest.NONE && !members.containsKey(processes.get(next).id())) {
      next = forest.parent(next);
    }
    return next != ProcessForest.NONE;
  }

  private boolean passes(int place) {
    ProcessSample process = processes.get(place);
    boolean ofUser =
        options.user().isEmpty() || options.user().get().equals(process.traits().owner().name());
    return ofUser && (options.filter().isEmpty() || matches(process, options.filter()));
  }

  /** Whether a line contains this text, given in lower case. */
  static boolean matches(ProcessSample process, String text) {
    return CommandText.of(process).toLowerCase(Locale.ROOT).contains(text)
        || Integer.toString(process.pid()).equals(text);
  }

  /** Goes through the tree from top to bottom. */
  private void descend(ProcessForest forest) {
    // By depth: what stands before the branches of those that hang there.
    List<Prefix> prefixes = new ArrayList<>();
    prefixes.add(Prefix.ROOT);
    int depth = 0;
    int place = forest.firstRoot();
    while (place != ProcessForest.NONE) {
      ProcessSample process = processes.get(place);
      boolean last = forest.next(place) == ProcessForest.NONE;
      boolean folded = options.folded().contains(process.id());
      String branches = last ? prefixes.get(depth).last() : prefixes.get(depth).inner();
      add(process, branches, folded ? forest.countBelow(place) : 0);
      if (!folded && forest.first(place) != ProcessForest.NONE) {
        prefixes.add(prefixes.get(depth).below(last));
        depth++;
        place = forest.first(place);
        continue;
      }
      while (place != ProcessForest.NONE && forest.next(place) == ProcessForest.NONE) {
        place = forest.parent(place);
        if (place != ProcessForest.NONE) {
          prefixes.remove(depth--);
        }
      }
      place = place == ProcessForest.NONE ? place : forest.next(place);
    }
  }

  /**
   * The branches at one depth.
   *
   * @param lead what the levels above draw
   * @param inner of a child with siblings below it
   * @param last of the last child
   */
  private record Prefix(String lead, String inner, String last) {
    static final Prefix ROOT = new Prefix("", "", "");

    /** What hangs below a child, or below the last one. */
    Prefix below(boolean lastOne) {
      String longer = this == ROOT ? "" : lead + (lastOne ? ' ' : '|');
      String next = longer.length() < DEEPEST ? longer : "";
      return new Prefix(next, next + '+', next + '`');
    }
  }

  private void add(ProcessSample process, String branches, int hidden) {
    Member member = members.get(process.id());
    TreeRow former = former(process);
    boolean same =
        former != null
            && member == null
            && former.isOf(process, hidden)
            && former.branches().equals(branches);
    rows.add(
        same
            ? former
            : new TreeRow(
                process, branches, Optional.ofNullable(member), hidden, Optional.empty()));
  }

  /**
   * The line that stood here the last time, or beside here; {@code null} where it was another's.
   */
  private TreeRow former(ProcessSample process) {
    for (int off = 0; off <= 2; off++) {
      int place = rows.size() + shift + (off == 2 ? -1 : off);
      if (place >= 0 && place < before.size() && before.get(place).process() == process) {
        shift = place - rows.size();
        return before.get(place);
      }
    }
    return null;
  }
}

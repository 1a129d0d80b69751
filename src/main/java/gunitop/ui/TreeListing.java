package gunitop.ui;

import gunitop.process.CpuUsage;
import gunitop.process.ProcessId;
import gunitop.process.ProcessOrder;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import gunitop.upgrade.Assessment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the lines of the tree screen out of a snapshot, in one pass over the processes. */
final class TreeListing {
  /** How many levels are drawn; deeper ones start at the edge again. */
  private static final int DEEPEST = 64;

  private final TreeOptions options;
  private final Snapshot snapshot;
  private final Map<ProcessId, Member> members;
  private final Comparator<ProcessSample> order;
  private final Map<Integer, List<ProcessSample>> children = new HashMap<>();
  private final Set<Integer> shown = new HashSet<>();
  private final List<TreeRow> rows = new ArrayList<>();

  private TreeListing(
      TreeOptions options, Snapshot snapshot, List<Assessment> assessments, CpuUsage usage) {
    this.options = options;
    this.snapshot = snapshot;
    this.members = Member.of(assessments);
    Comparator<ProcessSample> natural = options.sort().order(usage);
    this.order = options.inverted() ? natural.reversed() : natural;
  }

  /** The lines, from top to bottom. */
  static List<TreeRow> rows(
      TreeOptions options, Snapshot snapshot, List<Assessment> assessments, CpuUsage usage) {
    TreeListing listing = new TreeListing(options, snapshot, assessments, usage);
    return options.flat() ? listing.list() : listing.tree();
  }

  private List<TreeRow> list() {
    gatherChildren();
    Set<Integer> gunicorn = options.all() ? Set.of() : treesOfMembers();
    snapshot.processes().values().stream()
        .filter(process -> options.all() || gunicorn.contains(process.pid()))
        .filter(this::passes)
        .sorted(order)
        .forEach(process -> rows.add(row(process, "", 0)));
    return List.copyOf(rows);
  }

  private List<TreeRow> tree() {
    gatherChildren();
    Set<Integer> gunicorn = options.all() ? Set.of() : treesOfMembers();
    for (ProcessSample process : snapshot.processes().values()) {
      if ((options.all() || gunicorn.contains(process.pid())) && passes(process)) {
        showWithAncestors(process);
      }
    }
    List<ProcessSample> roots = new ArrayList<>();
    for (int pid : shown) {
      ProcessSample process = snapshot.processes().get(pid);
      ProcessSample parent = parentOf(process);
      if (parent == null || !shown.contains(parent.pid())) {
        roots.add(process);
      }
    }
    roots.sort(order);
    for (ProcessSample root : roots) {
      descend(root);
    }
    return List.copyOf(rows);
  }

  private void gatherChildren() {
    for (ProcessSample process : snapshot.processes().values()) {
      ProcessSample parent = parentOf(process);
      if (parent != null) {
        children.computeIfAbsent(parent.pid(), pid -> new ArrayList<>()).add(process);
      }
    }
  }

  /** A parent is older than its child; what a torn snapshot says otherwise would make a ring. */
  private ProcessSample parentOf(ProcessSample process) {
    ProcessSample parent = snapshot.processes().get(process.stat().parent());
    return parent != null && ProcessOrder.OLDEST_FIRST.compare(parent, process) < 0 ? parent : null;
  }

  private Set<Integer> treesOfMembers() {
    Set<Integer> found = new HashSet<>();
    for (ProcessId id : members.keySet()) {
      addSubtree(id.pid(), found);
    }
    return found;
  }

  private void addSubtree(int root, Set<Integer> found) {
    Deque<Integer> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      int pid = open.pop();
      if (snapshot.processes().containsKey(pid) && found.add(pid)) {
        children.getOrDefault(pid, List.of()).forEach(child -> open.push(child.pid()));
      }
    }
  }

  private void showWithAncestors(ProcessSample process) {
    ProcessSample next = process;
    while (next != null && shown.add(next.pid())) {
      next = parentOf(next);
    }
  }

  private boolean passes(ProcessSample process) {
    boolean ofUser =
        options.user().map(name -> name.equals(process.traits().owner().name())).orElse(true);
    return ofUser && (options.filter().isEmpty() || matches(process, options.filter()));
  }

  /** Whether a line contains this text, given in lower case. */
  static boolean matches(ProcessSample process, String text) {
    return CommandText.of(process).toLowerCase(Locale.ROOT).contains(text)
        || Integer.toString(process.pid()).equals(text);
  }

  /** A line still to be made: {@code below} is the prefix of what hangs under it. */
  private record Branch(ProcessSample process, String branches, String below) {}

  private void descend(ProcessSample root) {
    Deque<Branch> open = new ArrayDeque<>(List.of(new Branch(root, "", "")));
    while (!open.isEmpty()) {
      Branch branch = open.pop();
      ProcessSample process = branch.process();
      if (options.folded().contains(process.id())) {
        rows.add(row(process, branch.branches(), countBelow(process.pid())));
        continue;
      }
      rows.add(row(process, branch.branches(), 0));
      List<ProcessSample> visible = visibleChildren(process.pid());
      String below = branch.below().length() < DEEPEST ? branch.below() : "";
      for (int i = visible.size() - 1; i >= 0; i--) {
        boolean last = i == visible.size() - 1;
        open.push(
            new Branch(visible.get(i), below + (last ? '`' : '+'), below + (last ? ' ' : '|')));
      }
    }
  }

  private List<ProcessSample> visibleChildren(int pid) {
    List<ProcessSample> all = children.get(pid);
    return all == null
        ? List.of()
        : all.stream().filter(child -> shown.contains(child.pid())).sorted(order).toList();
  }

  private int countBelow(int pid) {
    Set<Integer> subtree = new HashSet<>();
    addSubtree(pid, subtree);
    subtree.retainAll(shown);
    return subtree.size() - 1;
  }

  private TreeRow row(ProcessSample process, String branches, int hidden) {
    return new TreeRow(
        process,
        branches,
        Optional.ofNullable(members.get(process.id())),
        hidden,
        Optional.empty());
  }
}

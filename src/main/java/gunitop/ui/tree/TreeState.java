package gunitop.ui.tree;

import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import gunitop.ui.HostView;
import gunitop.ui.RunOptions;
import gunitop.ui.text.Member;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The tree screen.
 *
 * @param options what is shown
 * @param rows the lines, from top to bottom
 * @param cursor the selected process: a process, not a line
 * @param row where the cursor is
 * @param top the first visible line
 * @param hands what the operator's hands are in the middle of
 * @param seats where masters stand that took over from others
 */
public record TreeState(
    TreeOptions options,
    List<TreeRow> rows,
    Optional<ProcessId> cursor,
    int row,
    int top,
    Hands hands,
    TreePlaces seats) {
  private static final int MOST_ANCESTORS = 64;

  /**
   * Modes and half-typed things.
   *
   * @param following the selected process is kept in the middle
   * @param paused the lines are not renewed
   * @param shift by how many columns the command line is scrolled
   * @param digits the PID typed so far
   * @param search the last text searched for, in lower case
   */
  public record Hands(boolean following, boolean paused, int shift, String digits, String search) {
    static final Hands FREE = new Hands(false, false, 0, "", "");

    public Hands following(boolean on) {
      return new Hands(on, paused, shift, digits, search);
    }

    Hands paused(boolean on) {
      return new Hands(following, on, shift, digits, search);
    }

    Hands shifted(int columns) {
      return new Hands(following, paused, Math.max(0, columns), digits, search);
    }

    public Hands typing(String text) {
      return new Hands(following, paused, shift, text, search);
    }

    Hands searching(String text) {
      return new Hands(following, paused, shift, digits, text);
    }
  }

  public static TreeState start(RunOptions options) {
    return new TreeState(
        TreeOptions.start(options), List.of(), Optional.empty(), 0, 0, Hands.FREE, TreePlaces.NONE);
  }

  /** The line under the cursor; empty where there are no lines. */
  public Optional<TreeRow> selected() {
    return row >= 0 && row < rows.size() ? Optional.of(rows.get(row)) : Optional.empty();
  }

  /** With lines made anew; the cursor stays on its process, or on its place where that is gone. */
  public TreeState renewed(HostView sight) {
    if (sight.snapshot().isEmpty()) {
      return this;
    }
    Snapshot snapshot = sight.snapshot().get();
    TreeOptions folding = foldingHeirs(snapshot);
    TreePlaces next = seats.after(sight.assessments());
    List<TreeRow> lines =
        TreeListing.rows(folding, snapshot, sight.assessments(), sight.cpu().usage(), next, rows);
    return new TreeState(folding, rows, cursor, row, top, hands, next)
        .locate(snapshot, ExitedRows.among(rows, lines, cursor, snapshot, sight.nanos()));
  }

  /** Where OLD was folded and has gone since, NEW is. */
  private TreeOptions foldingHeirs(Snapshot snapshot) {
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

  /**
   * As it opens: where not all fits into so many lines, a line an application, the selected one as
   * far up as the screen can be scrolled. Of a single application the workers are worth more.
   */
  public TreeState opened(HostView sight, int height) {
    boolean several = sight.assessments().size() > 1;
    if (!several || options.all() || options.flat() || rows.size() <= height) {
      return this;
    }
    Set<ProcessId> masters = new HashSet<>();
    for (Assessment assessment : sight.assessments()) {
      masters.add(assessment.application().old().master().id());
    }
    TreeState folded = with(options.withFolded(masters)).renewed(sight);
    return new TreeState(
        folded.options, folded.rows, folded.cursor, folded.row, folded.row, hands, folded.seats);
  }

  private TreeState locate(Snapshot snapshot, List<TreeRow> lines) {
    if (cursor.isEmpty()) {
      return on(lines, firstMaster(lines));
    }
    ProcessId id = cursor.get();
    int place = placeNear(lines, id);
    if (place >= 0) {
      return on(lines, place);
    }
    if (snapshot.process(id).isPresent()) {
      return on(lines, nearestAncestor(snapshot, lines, id));
    }
    return on(lines, row);
  }

  private int placeNear(List<TreeRow> lines, ProcessId id) {
    return row < lines.size() && lines.get(row).id().equals(id) ? row : place(lines, id);
  }

  private static int place(List<TreeRow> lines, ProcessId id) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  /** Where a process that is folded away or filtered out would be looked for first. */
  private int nearestAncestor(Snapshot snapshot, List<TreeRow> lines, ProcessId id) {
    Optional<ProcessSample> next = snapshot.process(id);
    for (int steps = 0; steps < MOST_ANCESTORS && next.isPresent(); steps++) {
      int place = place(lines, next.get().id());
      if (place >= 0) {
        return place;
      }
      next = snapshot.process(next.get().stat().parent());
    }
    return row;
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

  private TreeState on(List<TreeRow> lines, int line) {
    int place = Math.max(0, Math.min(line, lines.size() - 1));
    Optional<ProcessId> id =
        lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(place).id());
    return new TreeState(options, lines, id, place, top, hands, seats);
  }

  /** With the cursor on another line; the line of a process that is gone goes once it is left. */
  public TreeState moved(int line) {
    int wanted = Math.max(0, Math.min(line, rows.size() - 1));
    if (wanted == row || selected().filter(TreeRow::gone).isEmpty()) {
      return on(rows, wanted);
    }
    List<TreeRow> fewer = new ArrayList<>(rows);
    fewer.remove(row);
    return on(Branches.redrawn(fewer), wanted > row ? wanted - 1 : wanted);
  }

  /** With the cursor on this process, where it has a line. */
  public TreeState on(ProcessId process) {
    int place = place(rows, process);
    return place < 0 ? this : moved(place);
  }

  /** Scrolled so that the cursor is visible among so many lines. */
  public TreeState scrolled(int height) {
    int last = Math.max(0, rows.size() - height);
    int wanted = hands.following() ? row - height / 2 : top;
    int first = Math.max(Math.min(wanted, row), row - height + 1);
    int next = Math.max(0, Math.min(first, last));
    return next == top ? this : new TreeState(options, rows, cursor, row, next, hands, seats);
  }

  /** The processes that this one is folded away in. */
  Set<ProcessId> hiding(Snapshot snapshot, ProcessId process) {
    Set<ProcessId> hiding = new HashSet<>();
    Optional<ProcessSample> next = snapshot.process(process);
    for (int steps = 0; steps < MOST_ANCESTORS && next.isPresent(); steps++) {
      next = snapshot.process(next.get().stat().parent());
      next.map(ProcessSample::id).filter(options.folded()::contains).ifPresent(hiding::add);
    }
    return hiding;
  }

  /** With other options; what is chosen anew starts without the lines of what has exited. */
  public TreeState with(TreeOptions other) {
    boolean same =
        other.all() == options.all()
            && other.flat() == options.flat()
            && other.filter().equals(options.filter())
            && other.user().equals(options.user());
    return new TreeState(other, same ? rows : List.of(), cursor, row, top, hands, seats);
  }

  public TreeState with(Hands other) {
    return new TreeState(options, rows, cursor, row, top, other, seats);
  }
}

package gunitop.ui.tree;

import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import gunitop.ui.Canvas;
import gunitop.ui.HostView;
import gunitop.ui.Intent;
import gunitop.ui.Key;
import gunitop.ui.Model;
import gunitop.ui.Offered;
import gunitop.ui.Result;
import gunitop.ui.RunOptions;
import gunitop.ui.Screen;
import gunitop.ui.ScreenState;
import gunitop.ui.SortKey;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.course.ApplicationTrack;
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
 * @param input what the operator has switched on or half typed
 * @param places where masters stand that took over from others
 */
public record TreeState(
    TreeOptions options,
    List<TreeRow> rows,
    Optional<ProcessId> cursor,
    int row,
    int top,
    TreeInput input,
    TreePlaces places)
    implements ScreenState {
  /** The tree screen of a model. */
  public static TreeState of(Model model) {
    return (TreeState) model.state(Screen.TREE);
  }

  /** As the program begins. */
  public static TreeState start(RunOptions options) {
    return new TreeState(
        TreeOptions.start(options),
        List.of(),
        Optional.empty(),
        0,
        0,
        TreeInput.NONE,
        TreePlaces.NONE);
  }

  /** The line under the cursor; empty where there are no lines. */
  public Optional<TreeRow> selectedRow() {
    return row >= 0 && row < rows.size() ? Optional.of(rows.get(row)) : Optional.empty();
  }

  /** With lines made anew; the cursor stays on its process, or on its place where that is gone. */
  public TreeState renewed(HostView host) {
    if (host.snapshot().isEmpty()) {
      return this;
    }
    Snapshot snapshot = host.snapshot().get();
    TreeOptions folding = Folding.followed(options, rows, snapshot);
    TreePlaces next = places.after(host.assessments());
    List<TreeRow> lines =
        TreeListing.rows(folding, snapshot, host.assessments(), host.cpu().usage(), next, rows);
    return new TreeState(folding, rows, cursor, row, top, input, next)
        .located(snapshot, ExitedRows.among(rows, lines, cursor, snapshot, host.nanos()));
  }

  /**
   * As it opens: where not all fits into so many lines, a line an application, the selected one as
   * far up as the screen can be scrolled. Of a single application the workers are worth more.
   */
  public TreeState foldedToFit(HostView host, int height) {
    boolean several = host.assessments().size() > 1;
    if (!several || options.all() || options.flat() || rows.size() <= height) {
      return this;
    }
    Set<ProcessId> masters = new HashSet<>();
    for (Assessment assessment : host.assessments()) {
      masters.add(assessment.application().old().master().id());
    }
    TreeState folded = with(options.withFolded(masters)).renewed(host);
    return new TreeState(
        folded.options, folded.rows, folded.cursor, folded.row, folded.row, input, folded.places);
  }

  private TreeState located(Snapshot snapshot, List<TreeRow> lines) {
    return on(lines, CursorPlace.of(this, snapshot, lines));
  }

  private TreeState on(List<TreeRow> lines, int line) {
    int place = Math.max(0, Math.min(line, lines.size() - 1));
    Optional<ProcessId> id =
        lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(place).id());
    return new TreeState(options, lines, id, place, top, input, places);
  }

  /** With the cursor on another line; the line of a process that is gone goes once it is left. */
  public TreeState moved(int line) {
    int wanted = Math.max(0, Math.min(line, rows.size() - 1));
    if (wanted == row || selectedRow().filter(TreeRow::hasExited).isEmpty()) {
      return on(rows, wanted);
    }
    List<TreeRow> fewer = new ArrayList<>(rows);
    fewer.remove(row);
    return on(Branches.redrawn(fewer), wanted > row ? wanted - 1 : wanted);
  }

  /** With the cursor on this process, where it has a line. */
  public TreeState on(ProcessId process) {
    int place = CursorPlace.of(rows, process);
    return place < 0 ? this : moved(place);
  }

  /** Scrolled so that the cursor is visible among so many lines. */
  public TreeState scrolled(int height) {
    int last = Math.max(0, rows.size() - height);
    int wanted = input.following() ? row - height / 2 : top;
    int first = Math.max(Math.min(wanted, row), row - height + 1);
    int next = Math.max(0, Math.min(first, last));
    return next == top ? this : new TreeState(options, rows, cursor, row, next, input, places);
  }

  /** With other options; what is chosen anew starts without the lines of what has exited. */
  public TreeState with(TreeOptions other) {
    boolean same =
        other.all() == options.all()
            && other.flat() == options.flat()
            && other.filter().equals(options.filter())
            && other.user().equals(options.user());
    return new TreeState(other, same ? rows : List.of(), cursor, row, top, input, places);
  }

  public TreeState with(TreeInput other) {
    return new TreeState(options, rows, cursor, row, top, other, places);
  }

  @Override
  public Screen screen() {
    return Screen.TREE;
  }

  @Override
  public Result act(Model model, Intent intent, Key key, long nanos) {
    return Result.of(TreeKeys.act(model, intent, key));
  }

  @Override
  public void draw(Canvas canvas) {
    TreeView.draw(canvas);
  }

  @Override
  public Optional<ScreenState> opened(Model model, Optional<ProcessId> process) {
    TreeState now = input.paused() ? this : renewed(model.host());
    return Optional.of(process.map(now::on).orElse(now));
  }

  @Override
  public ScreenState following(Model model) {
    return model.screen() == Screen.TREE && !input.paused() ? renewed(model.host()) : this;
  }

  @Override
  public ScreenState settled(Model model) {
    return scrolled(TreeLayout.of(model).bodyRows());
  }

  @Override
  public ScreenState stopped() {
    return this;
  }

  @Override
  public Model selecting(Model model, ProcessId process) {
    return model.with(with(input.following(false).typing("")).on(process));
  }

  @Override
  public Model sorting(Model model, SortKey key) {
    boolean again = options.sort() == key;
    return TreeKeys.renewed(
        model, again ? options.withInverted(!options.inverted()) : options.withSort(key));
  }

  @Override
  public Model scrolling(Model model, boolean overProcess, int lines) {
    return model.with(with(input.following(false)).moved(row + lines));
  }

  @Override
  public Optional<ProcessId> selected() {
    return selectedRow().map(TreeRow::id);
  }

  @Override
  public Optional<Assessment> application() {
    return Optional.empty();
  }

  @Override
  public Optional<ApplicationTrack> track() {
    return Optional.empty();
  }

  @Override
  public List<Offered> offers(Model model) {
    return List.of();
  }

  @Override
  public boolean showsEveryProcess() {
    return options.all();
  }

  @Override
  public boolean isBooting() {
    return false;
  }

  @Override
  public boolean isPromoting() {
    return false;
  }
}

package gunitop.ui.tree;

import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import gunitop.ui.Intent;
import gunitop.ui.Key;
import gunitop.ui.Model;
import gunitop.ui.Screen;
import gunitop.ui.SortKey;
import gunitop.ui.dialog.DetailDialog;
import gunitop.ui.dialog.MessageDialog;
import gunitop.ui.dialog.SignalTarget;
import gunitop.ui.text.CommandText;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the keys of the tree screen do. */
final class TreeKeys {
  private static final int SHIFT = 8;

  private TreeKeys() {}

  static Model act(Model model, Intent intent, Key key) {
    TreeState tree = TreeState.of(model);
    TreeOptions options = tree.options();
    if (intent == Intent.DIGIT) {
      return digit(model, (char) ((Key.Typed) key).codePoint());
    }
    Model free = model.with(tree.with(tree.input().typing("")));
    return switch (intent) {
      case UP, DOWN, PAGE_UP, PAGE_DOWN, FIRST, LAST -> free.with(moved(free, intent));
      case LEFT -> shifted(free, -SHIFT);
      case RIGHT -> shifted(free, SHIFT);
      case SEARCH -> free.with(new TreePrompt(false, tree.input().search()));
      case SEARCH_NEXT ->
          tree.input().search().isEmpty()
              ? free.mentioning("Nothing was searched for yet; F3 searches")
              : TreeSearch.next(free);
      case FILTER -> free.with(new TreePrompt(true, options.filter()));
      case TREE_OR_LIST -> renewed(free, flipped(options));
      case SORT_MENU -> free.with(new SortMenu(options.sort().ordinal()));
      case INVERT -> renewed(free, options.withInverted(!options.inverted()));
      case SORT_BY_PID -> renewed(free, options.withSort(SortKey.PID));
      case SORT_BY_CPU -> renewed(free, options.withSort(SortKey.CPU));
      case SORT_BY_MEMORY -> renewed(free, options.withSort(SortKey.MEMORY));
      case SORT_BY_TIME -> renewed(free, options.withSort(SortKey.TIME));
      case FOLD -> folded(free);
      case FOLD_ALL ->
          options.flat()
              ? free.mentioning("A list has no subtrees; F5 shows the tree")
              : renewed(free, allFolded(free));
      case ALL_PROCESSES -> renewed(free, options.withAll(!options.all()));
      case FULL_PATHS -> renewed(free, options.withFullPaths(!options.fullPaths()));
      case FOLLOW -> input(free, TreeState.of(free).input().following(!tree.input().following()));
      case PAUSE -> paused(free);
      case USER_MENU -> free.with(UserMenu.of(free));
      case SIGNAL_MENU -> signalMenu(free);
      case COMMAND_LINE -> commandLine(free);
      case OPEN -> opened(free);
      case BACK -> back(free);
      default -> free;
    };
  }

  /** With other options, and the lines made anew even where the display is paused. */
  static Model renewed(Model model, TreeOptions options) {
    return model.with(TreeState.of(model).with(options).renewed(model.host()));
  }

  private static TreeOptions flipped(TreeOptions options) {
    boolean flat = !options.flat();
    SortKey sort = options.sort();
    if (flat && sort == SortKey.PID) {
      sort = SortKey.CPU;
    } else if (!flat && sort == SortKey.CPU) {
      sort = SortKey.PID;
    }
    return options.withFlat(flat).withSort(sort);
  }

  private static Model input(Model model, TreeInput changed) {
    return model.with(TreeState.of(model).with(changed));
  }

  private static Model shifted(Model model, int columns) {
    TreeInput input = TreeState.of(model).input();
    return input(model, input.shifted(input.shift() + columns));
  }

  private static Model paused(Model model) {
    boolean pause = !TreeState.of(model).input().paused();
    Model next = input(model, TreeState.of(model).input().paused(pause));
    return pause ? next : renewed(next, TreeState.of(next).options());
  }

  private static TreeState moved(Model model, Intent intent) {
    TreeState tree = TreeState.of(model);
    int page = TreeLayout.of(model).bodyRows();
    int row =
        switch (intent) {
          case UP -> tree.row() - 1;
          case DOWN -> tree.row() + 1;
          case PAGE_UP -> tree.row() - page;
          case PAGE_DOWN -> tree.row() + page;
          case FIRST -> 0;
          default -> tree.rows().size() - 1;
        };
    return tree.with(tree.input().following(false)).moved(row);
  }

  private static Model digit(Model model, char digit) {
    TreeInput input = TreeState.of(model).input();
    String digits = input.digits().length() >= 7 ? "" + digit : input.digits() + digit;
    TreeState typing = TreeState.of(model).with(input.typing(digits));
    int pid = Integer.parseInt(digits);
    for (int i = 0; i < typing.rows().size(); i++) {
      if (typing.rows().get(i).id().pid() == pid) {
        return model.with(typing.moved(i));
      }
    }
    return unfolded(model.with(typing), pid);
  }

  /** With the cursor on a process that was folded away, where there is one. */
  private static Model unfolded(Model model, int pid) {
    Optional<Snapshot> snapshot = model.host().snapshot();
    Optional<ProcessId> process = snapshot.flatMap(now -> now.process(pid)).map(ProcessSample::id);
    Set<ProcessId> hiding =
        process
            .map(id -> Folding.hiding(TreeState.of(model).options(), snapshot.get(), id))
            .orElse(Set.of());
    if (hiding.isEmpty()) {
      return model;
    }
    Set<ProcessId> folded = new HashSet<>(TreeState.of(model).options().folded());
    folded.removeAll(hiding);
    Model open = renewed(model, TreeState.of(model).options().withFolded(folded));
    return open.with(TreeState.of(open).on(process.get()));
  }

  private static Model folded(Model model) {
    TreeOptions options = TreeState.of(model).options();
    Optional<TreeRow> selected = TreeState.of(model).selectedRow();
    if (options.flat()) {
      return model.mentioning("A list has no subtrees; F5 shows the tree");
    }
    if (selected.isEmpty() || selected.get().hasExited()) {
      return model.mentioning("No process is selected that could be folded");
    }
    int pid = selected.get().id().pid();
    boolean parent =
        selected.get().hidden() > 0
            || TreeState.of(model).rows().stream()
                .anyMatch(row -> row.process().stat().parent() == pid);
    return parent
        ? renewed(model, options.withToggled(selected.get().id()))
        : model.mentioning("Process " + pid + " has no children that could be folded");
  }

  private static TreeOptions allFolded(Model model) {
    TreeOptions options = TreeState.of(model).options();
    if (!options.folded().isEmpty()) {
      return options.withFolded(Set.of());
    }
    Set<Integer> parents = new HashSet<>();
    TreeState.of(model).rows().forEach(row -> parents.add(row.process().stat().parent()));
    Set<ProcessId> folded = new HashSet<>();
    for (TreeRow row : TreeState.of(model).rows()) {
      if (!row.branches().isEmpty() && parents.contains(row.id().pid())) {
        folded.add(row.id());
      }
    }
    return options.withFolded(folded);
  }

  private static Model signalMenu(Model model) {
    Optional<TreeRow> row = TreeState.of(model).selectedRow();
    return row.isPresent()
        ? SignalTarget.menu(model, row.get().id())
        : model.mentioning("No process is selected");
  }

  private static Model commandLine(Model model) {
    return TreeState.of(model)
        .selectedRow()
        .map(
            row ->
                model.with(
                    new MessageDialog(
                        "Command line of " + row.id().pid(),
                        List.of(CommandText.of(row.process())),
                        Optional.empty())))
        .orElseGet(() -> model.mentioning("No process is selected"));
  }

  private static Model opened(Model model) {
    Optional<TreeRow> selected = TreeState.of(model).selectedRow();
    if (selected.isEmpty()) {
      return model.mentioning("No process is selected");
    }
    ProcessId id = selected.get().id();
    if (selected.get().hasExited()) {
      return model.mentioning("Process " + id.pid() + " has exited");
    }
    return model
        .opening(Screen.UPGRADE, Optional.of(id))
        .orElseGet(() -> model.with(DetailDialog.of(id)));
  }

  private static Model back(Model model) {
    TreeState tree = TreeState.of(model);
    Model free = input(model, tree.input().following(false).searching(""));
    return tree.options().filter().isEmpty() ? free : renewed(free, tree.options().withFilter(""));
  }
}

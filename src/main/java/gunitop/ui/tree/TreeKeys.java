package gunitop.ui.tree;

import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import gunitop.ui.Dialog;
import gunitop.ui.Intent;
import gunitop.ui.Key;
import gunitop.ui.Model;
import gunitop.ui.OpenScreen;
import gunitop.ui.SortKey;
import gunitop.ui.dialog.SignalTarget;
import gunitop.ui.text.CommandText;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the keys of the tree screen do. */
public final class TreeKeys {
  private static final int SHIFT = 8;

  private TreeKeys() {}

  public static Model act(Model model, Intent intent, Key key) {
    TreeState tree = model.tree();
    TreeOptions options = tree.options();
    if (intent == Intent.DIGIT) {
      return digit(model, (char) ((Key.Typed) key).codePoint());
    }
    Model free = model.with(tree.with(tree.hands().typing("")));
    return switch (intent) {
      case UP, DOWN, PAGE_UP, PAGE_DOWN, FIRST, LAST -> free.with(moved(free, intent));
      case LEFT -> shifted(free, -SHIFT);
      case RIGHT -> shifted(free, SHIFT);
      case SEARCH ->
          free.with(new Dialog.Prompt(Dialog.Prompt.Purpose.SEARCH, tree.hands().search()));
      case SEARCH_NEXT ->
          tree.hands().search().isEmpty()
              ? free.mentioning("Nothing was searched for yet; F3 searches")
              : TreeSearch.next(free);
      case FILTER -> free.with(new Dialog.Prompt(Dialog.Prompt.Purpose.FILTER, options.filter()));
      case TREE_OR_LIST -> renewed(free, flipped(options));
      case SORT_MENU -> free.with(new Dialog.SortMenu(options.sort().ordinal()));
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
      case FOLLOW -> hands(free, free.tree().hands().following(!tree.hands().following()));
      case PAUSE -> paused(free);
      case USER_MENU -> free.with(userMenu(free));
      case SIGNAL_MENU -> signalMenu(free);
      case COMMAND_LINE -> commandLine(free);
      case OPEN -> opened(free);
      case BACK -> back(free);
      default -> free;
    };
  }

  /** With other options, and the lines made anew even where the display is paused. */
  public static Model renewed(Model model, TreeOptions options) {
    return model.with(model.tree().with(options).renewed(model.sight()));
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

  private static Model hands(Model model, TreeState.Hands hands) {
    return model.with(model.tree().with(hands));
  }

  private static Model shifted(Model model, int columns) {
    TreeState.Hands hands = model.tree().hands();
    return hands(model, hands.shifted(hands.shift() + columns));
  }

  private static Model paused(Model model) {
    boolean pause = !model.tree().hands().paused();
    Model next = hands(model, model.tree().hands().paused(pause));
    return pause ? next : renewed(next, next.tree().options());
  }

  private static TreeState moved(Model model, Intent intent) {
    TreeState tree = model.tree();
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
    return tree.with(tree.hands().following(false)).moved(row);
  }

  private static Model digit(Model model, char digit) {
    TreeState.Hands hands = model.tree().hands();
    String digits = hands.digits().length() >= 7 ? "" + digit : hands.digits() + digit;
    TreeState typing = model.tree().with(hands.typing(digits));
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
    Optional<Snapshot> snapshot = model.sight().snapshot();
    Optional<ProcessId> process = snapshot.flatMap(now -> now.process(pid)).map(ProcessSample::id);
    Set<ProcessId> hiding =
        process.map(id -> model.tree().hiding(snapshot.get(), id)).orElse(Set.of());
    if (hiding.isEmpty()) {
      return model;
    }
    Set<ProcessId> folded = new HashSet<>(model.tree().options().folded());
    folded.removeAll(hiding);
    Model open = renewed(model, model.tree().options().withFolded(folded));
    return open.with(open.tree().on(process.get()));
  }

  private static Model folded(Model model) {
    TreeOptions options = model.tree().options();
    Optional<TreeRow> selected = model.tree().selected();
    if (options.flat()) {
      return model.mentioning("A list has no subtrees; F5 shows the tree");
    }
    if (selected.isEmpty() || selected.get().gone()) {
      return model.mentioning("No process is selected that could be folded");
    }
    int pid = selected.get().id().pid();
    boolean parent =
        selected.get().hidden() > 0
            || model.tree().rows().stream().anyMatch(row -> row.process().stat().parent() == pid);
    return parent
        ? renewed(model, options.withToggled(selected.get().id()))
        : model.mentioning("Process " + pid + " has no children that could be folded");
  }

  private static TreeOptions allFolded(Model model) {
    TreeOptions options = model.tree().options();
    if (!options.folded().isEmpty()) {
      return options.withFolded(Set.of());
    }
    Set<Integer> parents = new HashSet<>();
    model.tree().rows().forEach(row -> parents.add(row.process().stat().parent()));
    Set<ProcessId> folded = new HashSet<>();
    for (TreeRow row : model.tree().rows()) {
      if (!row.branches().isEmpty() && parents.contains(row.id().pid())) {
        folded.add(row.id());
      }
    }
    return options.withFolded(folded);
  }

  private static Dialog userMenu(Model model) {
    List<String> users =
        model.sight().snapshot().stream()
            .flatMap(snapshot -> snapshot.processes().values().stream())
            .map(process -> process.traits().owner().name())
            .distinct()
            .sorted()
            .toList();
    int cursor = model.tree().options().user().map(user -> users.indexOf(user) + 1).orElse(0);
    return new Dialog.UserMenu(users, Math.max(0, cursor));
  }

  private static Model signalMenu(Model model) {
    Optional<TreeRow> row = model.tree().selected();
    return row.isPresent()
        ? SignalTarget.menu(model, row.get().id())
        : model.mentioning("No process is selected");
  }

  private static Model commandLine(Model model) {
    return model
        .tree()
        .selected()
        .map(
            row ->
                model.with(
                    new Dialog.Message(
                        "Command line of " + row.id().pid(),
                        List.of(CommandText.of(row.process())),
                        Optional.empty())))
        .orElseGet(() -> model.mentioning("No process is selected"));
  }

  private static Model opened(Model model) {
    Optional<TreeRow> selected = model.tree().selected();
    if (selected.isEmpty()) {
      return model.mentioning("No process is selected");
    }
    ProcessId id = selected.get().id();
    if (selected.get().gone()) {
      return model.mentioning("Process " + id.pid() + " has exited");
    }
    return OpenScreen.upgradeOf(model, id)
        .map(open -> open.with(open.upgrade().openedAt(model.sight().nanos())))
        .orElseGet(() -> model.with(Dialog.Detail.of(id)));
  }

  private static Model back(Model model) {
    TreeState tree = model.tree();
    Model free = hands(model, tree.hands().following(false).searching(""));
    return tree.options().filter().isEmpty() ? free : renewed(free, tree.options().withFilter(""));
  }
}

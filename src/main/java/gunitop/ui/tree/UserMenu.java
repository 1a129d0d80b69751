package gunitop.ui.tree;

import gunitop.ui.Canvas;
import gunitop.ui.Dialog;
import gunitop.ui.Key;
import gunitop.ui.Layer;
import gunitop.ui.Menu;
import gunitop.ui.Model;
import gunitop.ui.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses whose processes are shown.
 *
 * @param users login names, sorted; the first entry of the menu, before them, is everybody
 * @param cursor the selected entry
 */
public record UserMenu(List<String> users, int cursor) implements Dialog {
  /** Copies the list. */
  public UserMenu {
    users = List.copyOf(users);
  }

  /** The menu for the users of the last snapshot, the cursor on whose processes are shown now. */
  static UserMenu of(Model model) {
    List<String> users =
        model.host().snapshot().stream()
            .flatMap(snapshot -> snapshot.processes().values().stream())
            .map(process -> process.traits().owner().name())
            .distinct()
            .sorted()
            .toList();
    Optional<String> shown = TreeState.of(model).options().user();
    return new UserMenu(users, shown.map(user -> users.indexOf(user) + 1).orElse(0));
  }

  @Override
  public Result press(Model model, Key key, long nanos) {
    if (Menu.closes(key)) {
      return Result.of(model.withoutDialog());
    }
    return Result.of(
        key.is(Key.Name.ENTER)
            ? chosen(model)
            : model.with(new UserMenu(users, Menu.moved(cursor, users.size(), key))));
  }

  /** A click selects; one on the selected entry chooses it. */
  @Override
  public Result clicked(Model model, int entry) {
    return Result.of(entry == cursor ? chosen(model) : model.with(new UserMenu(users, entry)));
  }

  private Model chosen(Model model) {
    Optional<String> user = cursor == 0 ? Optional.empty() : Optional.of(users.get(cursor - 1));
    return TreeKeys.renewed(model.withoutDialog(), TreeState.of(model).options().withUser(user));
  }

  @Override
  public void draw(Canvas canvas) {
    List<String> entries = new ArrayList<>(List.of("All users"));
    entries.addAll(users);
    Menu.draw(canvas, "Show processes of", entries, cursor);
  }

  @Override
  public Layer layer() {
    return Layer.MENU;
  }
}

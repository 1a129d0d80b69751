package gunitop.ui.tree;

import gunitop.ui.Canvas;
import gunitop.ui.Dialog;
import gunitop.ui.Key;
import gunitop.ui.Layer;
import gunitop.ui.Menu;
import gunitop.ui.Model;
import gunitop.ui.Result;
import gunitop.ui.SortKey;
import java.util.List;
import java.util.stream.Stream;

/** Chooses the order of the list; {@code cursor} counts the {@link SortKey}s. */
public record SortMenu(int cursor) implements Dialog {
  private static final List<String> ENTRIES =
      Stream.of(SortKey.values()).map(SortKey::column).toList();

  @Override
  public Result press(Model model, Key key, long nanos) {
    if (Menu.closes(key)) {
      return Result.of(model.withoutDialog());
    }
    return Result.of(
        key.is(Key.Name.ENTER)
            ? chosen(model)
            : model.with(new SortMenu(Menu.moved(cursor, ENTRIES.size() - 1, key))));
  }

  /** A click selects; one on the selected entry chooses it. */
  @Override
  public Result clicked(Model model, int entry) {
    return Result.of(entry == cursor ? chosen(model) : model.with(new SortMenu(entry)));
  }

  private Model chosen(Model model) {
    TreeOptions options = TreeState.of(model).options();
    return TreeKeys.renewed(model.withoutDialog(), options.withSort(SortKey.values()[cursor]));
  }

  @Override
  public void draw(Canvas canvas) {
    Menu.draw(canvas, "Sort by", ENTRIES, cursor);
  }

  @Override
  public Layer layer() {
    return Layer.MENU;
  }
}

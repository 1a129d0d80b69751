package gunitop.ui.tree;

import gunitop.ui.Canvas;
import gunitop.ui.Dialog;
import gunitop.ui.Key;
import gunitop.ui.Layer;
import gunitop.ui.Model;
import gunitop.ui.Result;
import gunitop.ui.frame.Style;
import java.util.Locale;

/**
 * A line to type in at the foot of the tree screen; it acts with every letter.
 *
 * @param filters whether lines without the text are hidden; else the cursor goes to one with it
 * @param text what was typed so far
 */
public record TreePrompt(boolean filters, String text) implements Dialog {
  private static final int LONGEST = 60;

  @Override
  public Result press(Model model, Key key, long nanos) {
    if (key instanceof Key.Typed typed) {
      String longer = text + Character.toString(typed.codePoint());
      return Result.of(longer.length() > LONGEST ? model : changed(model, longer));
    }
    return Result.of(key instanceof Key.Named named ? press(model, named.name()) : model);
  }

  private Model press(Model model, Key.Name name) {
    TreeState tree = TreeState.of(model);
    return switch (name) {
      case BACKSPACE ->
          text.isEmpty() ? model : changed(model, text.substring(0, text.length() - 1));
      case ENTER -> model.withoutDialog();
      case F3 -> filters ? model : TreeSearch.next(model);
      case ESCAPE -> filters ? changed(model, "").withoutDialog() : model.withoutDialog();
      case UP -> model.with(tree.moved(tree.row() - 1));
      case DOWN -> model.with(tree.moved(tree.row() + 1));
      default -> model;
    };
  }

  private Model changed(Model model, String newText) {
    Model typing = model.with(new TreePrompt(filters, newText));
    String lower = newText.toLowerCase(Locale.ROOT);
    return filters
        ? TreeKeys.renewed(typing, TreeState.of(typing).options().withFilter(lower))
        : TreeSearch.from(typing, lower);
  }

  @Override
  public void draw(Canvas canvas) {
    int row = canvas.rows() - 1;
    String keys =
        filters ? "Enter keeps it  Esc ends the filter" : "F3 next  Enter stays  Esc leaves";
    canvas.fill(0, row, canvas.columns(), Style.INPUT);
    int x = canvas.put(0, row, canvas.columns(), filters ? " Filter: " : " Search: ", Style.KEY);
    canvas.put(x, row, canvas.columns() - keys.length() - 2, " " + text + "_", Style.INPUT);
    canvas.putRight(canvas.columns() - 1, row, keys, Style.INPUT);
  }

  @Override
  public Layer layer() {
    return Layer.QUESTION;
  }
}

package gunitop.ui;

import gunitop.ui.frame.Style;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The last line: keys and what they do, from the key table. */
public final class FooterView {
  private FooterView() {}

  /** What is left out first where there is no room for all; the help lists it. */
  private static final List<Intent> LEAST =
      List.of(
          Intent.ENVIRONMENT,
          Intent.FILES,
          Intent.SETUP,
          Intent.LOGS,
          Intent.TREE_OR_LIST,
          Intent.SORT_MENU,
          Intent.FILTER,
          Intent.OTHER_PANE);

  /** What is left out as soon as the others would stand closer together for it. */
  private static final Set<Intent> SPARE =
      EnumSet.of(Intent.ENVIRONMENT, Intent.FILES, Intent.SETUP);

  public static void draw(Canvas canvas, Keymap keymap) {
    int row = canvas.rows() - 1;
    canvas.fill(0, row, canvas.columns(), Style.KEY_LABEL);
    List<Binding> shown = new ArrayList<>(keymap.bindings());
    shown.removeIf(binding -> !binding.hasFooter());
    boolean wide = fits(canvas, shown, true);
    for (Intent least : LEAST) {
      if (!wide && (SPARE.contains(least) || !fits(canvas, shown, false))) {
        shown.removeIf(binding -> binding.intent() == least);
        wide = fits(canvas, shown, true);
      }
    }
    int x = 0;
    for (Binding binding : shown) {
      int from = x;
      x = canvas.frame().put(x, row, binding.footer().get(0), Style.KEY);
      x += wide ? 1 : 0;
      x = canvas.frame().put(x, row, binding.footer().get(1), Style.KEY_LABEL);
      x = Math.min(x + (wide ? 2 : 1), canvas.columns());
      canvas.target(from, row, x, new ClickTarget.Footer(binding.keys().get(0)));
    }
  }

  private static boolean fits(Canvas canvas, List<Binding> shown, boolean wide) {
    int width = 0;
    for (Binding binding : shown) {
      int words = binding.footer().get(0).length() + binding.footer().get(1).length();
      width += words + (wide ? 3 : 1);
    }
    return width - 1 <= canvas.columns();
  }
}

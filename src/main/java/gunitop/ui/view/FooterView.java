package gunitop.ui.view;

import gunitop.ui.Binding;
import gunitop.ui.Keymap;
import gunitop.ui.frame.Style;

/** The last line: keys and what they do, from the key table. */
final class FooterView {
  private FooterView() {}

  static void draw(Canvas canvas, Keymap keymap) {
    int row = canvas.rows() - 1;
    canvas.fill(0, row, canvas.columns(), Style.KEY_LABEL);
    boolean wide = width(keymap, true) <= canvas.columns();
    int x = 0;
    for (Binding binding : keymap.bindings()) {
      if (binding.hasFooter()) {
        String key = binding.footer().get(0);
        String label = label(binding, wide);
        if (x + key.length() + label.stripTrailing().length() > canvas.columns()) {
          return;
        }
        x = canvas.frame().put(x, row, key, Style.KEY);
        x = canvas.frame().put(x, row, label, Style.KEY_LABEL);
      }
    }
  }

  private static String label(Binding binding, boolean wide) {
    String label = binding.footer().get(1);
    return wide ? " " + label + "  " : label + " ";
  }

  private static int width(Keymap keymap, boolean wide) {
    return keymap.bindings().stream()
        .filter(Binding::hasFooter)
        .mapToInt(binding -> binding.footer().get(0).length() + label(binding, wide).length())
        .sum();
  }
}

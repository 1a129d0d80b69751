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
    int x = 0;
    for (Binding binding : keymap.bindings()) {
      if (binding.hasFooter()) {
        String key = binding.footer().get(0);
        String label = binding.footer().get(1);
        if (x + key.length() + label.length() + 1 > canvas.columns()) {
          return;
        }
        x = canvas.frame().put(x, row, key, Style.KEY);
        x = canvas.frame().put(x, row, Measure.left(label, 6) + " ", Style.KEY_LABEL);
      }
    }
  }
}

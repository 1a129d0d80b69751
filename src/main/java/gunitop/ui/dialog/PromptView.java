package gunitop.ui.dialog;

import gunitop.ui.Canvas;
import gunitop.ui.Dialog;
import gunitop.ui.frame.Style;

/** A line to type in, at the foot of the screen. */
final class PromptView {
  private PromptView() {}

  static void draw(Canvas canvas, Dialog.Prompt prompt) {
    boolean filter = prompt.purpose() == Dialog.Prompt.Purpose.FILTER;
    int row = canvas.rows() - 1;
    String keys =
        filter ? "Enter keeps it  Esc ends the filter" : "F3 next  Enter stays  Esc leaves";
    canvas.fill(0, row, canvas.columns(), Style.INPUT);
    int x = canvas.put(0, row, canvas.columns(), filter ? " Filter: " : " Search: ", Style.KEY);
    canvas.put(
        x, row, canvas.columns() - keys.length() - 2, " " + prompt.text() + "_", Style.INPUT);
    canvas.putRight(canvas.columns() - 1, row, keys, Style.INPUT);
  }
}

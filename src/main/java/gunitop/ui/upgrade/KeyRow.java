package gunitop.ui.upgrade;

import gunitop.ui.Canvas;
import gunitop.ui.frame.Style;
import gunitop.upgrade.StepOffer;
import java.util.List;

/**
 * One step in the key bar: a line, or more where its remark is told whole.
 *
 * @param offer the step
 * @param command what its key sends, as it is shown
 * @param question what it asks first; the remark begins with it
 * @param remark why it is refused, or what to know before; at least one line, which may be empty
 * @param refused whether the key does nothing, or nothing without an override
 * @param aside whether another key is the way on
 */
record KeyRow(
    StepOffer offer,
    String command,
    String question,
    List<String> remark,
    boolean refused,
    boolean aside) {

  /** Where things stand in every row of a bar. */
  record Columns(int command, int purpose, int remark, int more) {}

  /** Copies the list. */
  KeyRow {
    remark = remark.isEmpty() ? List.of("") : List.copyOf(remark);
  }

  int height() {
    return remark.size();
  }

  void draw(Canvas canvas, Columns columns, int row) {
    boolean dim = refused || aside;
    Style style = dim ? Style.KEY_REFUSED : Style.BRIGHT;
    canvas.frame().put(1, row, " " + offer.step().key() + " ", dim ? style : Style.KEY);
    canvas.put(columns.command(), row, canvas.columns(), command, style);
    if (columns.purpose() < columns.remark() || remark.get(0).isEmpty()) {
      canvas.put(columns.purpose(), row, canvas.columns(), offer.step().purpose(), style);
    }
    Style told = dim ? style : Style.NORMAL;
    int x = columns.remark();
    String first = remark.get(0);
    if (!refused && first.startsWith(question)) {
      x = canvas.put(x, row, canvas.columns(), question, aside ? style : asksStyle());
      first = first.substring(question.length());
    }
    canvas.put(x, row, canvas.columns(), first, told);
    for (int i = 1; i < remark.size(); i++) {
      canvas.put(columns.more(), row + i, canvas.columns(), remark.get(i), told);
    }
  }

  private Style asksStyle() {
    return switch (offer.confirmation()) {
      case TYPE -> Style.BLOCKER;
      case YES, NONE -> Style.WARNING;
    };
  }
}

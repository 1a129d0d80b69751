package gunitop.ui.tree;

import gunitop.ui.Canvas;
import gunitop.ui.ClickTarget;
import gunitop.ui.SortKey;
import gunitop.ui.TreeColumn;
import gunitop.ui.frame.Measure;
import gunitop.ui.frame.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The columns of the tree screen before the command; more of them on a wider screen.
 *
 * @param columns from left to right
 */
record TreeColumns(List<TreeColumn> columns) {
  private static final List<TreeColumn> ALL = List.of(TreeColumn.values());
  private static final List<SortKey> SORT_KEYS = List.of(SortKey.values());

  static TreeColumns of(Canvas canvas) {
    Set<TreeColumn> wanted = canvas.model().setup().columns();
    List<TreeColumn> fitting = new ArrayList<>(ALL.size());
    for (TreeColumn column : ALL) {
      if (wanted.contains(column) && column.fits(canvas.columns())) {
        fitting.add(column);
      }
    }
    return new TreeColumns(fitting);
  }

  static String align(TreeColumn column, String text) {
    return column.isRight()
        ? Measure.right(text, column.width())
        : Measure.left(text, column.width());
  }

  void header(Canvas canvas, int row) {
    TreeOptions options = TreeState.of(canvas.model()).options();
    canvas.fill(0, row, canvas.columns(), Style.COLUMN_HEADER);
    int x = 0;
    for (TreeColumn column : columns) {
      heading(canvas, x, row, align(column, column.heading()), column.heading(), options);
      x += column.width() + 1;
    }
    heading(canvas, x, row, SortKey.COMMAND.column(), SortKey.COMMAND.column(), options);
  }

  private static void heading(
      Canvas canvas, int x, int row, String text, String name, TreeOptions options) {
    boolean sorted = options.sort().column().equals(name);
    Style style = sorted ? Style.SORTED : Style.COLUMN_HEADER;
    int end = canvas.frame().put(x, row, text, style);
    for (SortKey key : SORT_KEYS) {
      if (key.column().equals(name)) {
        canvas.target(x, row, end, new ClickTarget.Heading(key));
      }
    }
  }
}

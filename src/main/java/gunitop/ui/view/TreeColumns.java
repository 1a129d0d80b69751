package gunitop.ui.view;

import gunitop.ui.SortKey;
import gunitop.ui.TreeOptions;
import gunitop.ui.frame.Style;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of the tree screen before the command; more of them on a wider screen.
 *
 * @param columns from left to right
 */
record TreeColumns(List<Column> columns) {

  /** A column: its heading, its width, and whether it is aligned to the right. */
  enum Column {
    PID("PID", 7, true),
    USER("USER", 8, false),
    PRIORITY("PRI", 3, true),
    NICE("NI", 3, true),
    VIRTUAL("VIRT", 6, true),
    RESIDENT("RES", 5, true),
    STATE("S", 1, false),
    CPU("CPU%", 5, true),
    MEMORY("MEM%", 5, true),
    TIME("TIME+", 8, true),
    AGE("AGE", 6, true);

    private final String heading;
    private final int width;
    private final boolean right;

    Column(String heading, int width, boolean right) {
      this.heading = heading;
      this.width = width;
      this.right = right;
    }

    String align(String text) {
      return right ? Measure.right(text, width) : Measure.left(text, width);
    }

    int width() {
      return width;
    }

    String heading() {
      return heading;
    }
  }

  static TreeColumns of(int width) {
    List<Column> chosen = new ArrayList<>(List.of(Column.PID, Column.USER));
    if (width >= 140) {
      chosen.addAll(List.of(Column.PRIORITY, Column.NICE));
    }
    if (width >= 120) {
      chosen.add(Column.VIRTUAL);
    }
    chosen.addAll(List.of(Column.RESIDENT, Column.STATE, Column.CPU));
    if (width >= 120) {
      chosen.add(Column.MEMORY);
    }
    if (width >= 100) {
      chosen.add(Column.TIME);
    }
    if (width >= 110) {
      chosen.add(Column.AGE);
    }
    return new TreeColumns(List.copyOf(chosen));
  }

  /** Where the command starts. */
  int commandColumn() {
    return columns.stream().mapToInt(column -> column.width() + 1).sum();
  }

  void header(Canvas canvas, int row) {
    TreeOptions options = canvas.model().tree().options();
    canvas.fill(0, row, canvas.columns(), Style.COLUMN_HEADER);
    int x = 0;
    for (Column column : columns) {
      heading(canvas, x, row, column.align(column.heading()), column.heading(), options);
      x += column.width() + 1;
    }
    heading(canvas, x, row, SortKey.COMMAND.column(), SortKey.COMMAND.column(), options);
  }

  private static void heading(
      Canvas canvas, int x, int row, String text, String name, TreeOptions options) {
    boolean sorted = options.sort().column().equals(name);
    Style style = sorted ? Style.SELECTED : Style.COLUMN_HEADER;
    canvas.frame().put(x, row, text, style);
  }
}

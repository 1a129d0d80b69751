package gunitop.report;

import gunitop.process.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Rows of cells, each column as wide as its widest cell. */
final class Table {
  private static final String GAP = "  ";
  private static final char RIGHT = 'R';

  private final String indent;
  private final String alignment;
  private final List<List<String>> rows = new ArrayList<>();
  private final int[] widths;

  /**
   * An empty table.
   *
   * @param indent what each line starts with
   * @param alignment one letter a column: {@code L} for left, {@code R} for right
   */
  Table(String indent, String alignment) {
    this.indent = indent;
    this.alignment = alignment;
    this.widths = new int[alignment.length()];
  }

  /** Adds a row, sanitised; one cell a column. */
  void row(String... cells) {
    List<String> row = Stream.of(cells).map(Printable::of).toList();
    for (int column = 0; column < widths.length; column++) {
      widths[column] = Math.max(widths[column], row.get(column).length());
    }
    rows.add(row);
  }

  /** Appends the rows, each ended by a newline, without trailing blanks. */
  void appendTo(StringBuilder text) {
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int column = 0; column < widths.length; column++) {
        String cell = row.get(column);
        String blanks = " ".repeat(widths[column] - cell.length());
        line.append(column == 0 ? "" : GAP);
        line.append(alignment.charAt(column) == RIGHT ? blanks + cell : cell + blanks);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
  }
}

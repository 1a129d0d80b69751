package gunitop.bench;

import java.util.Arrays;

/** What stands on a terminal: the text alone, as far as full-screen programs write it. */
final class Cells {
  private final char[][] cells;
  private int row;
  private int column;
  private char last = ' ';
  private String pending = "";

  Cells(int columns, int rows) {
    cells = new char[rows][columns];
    for (char[] line : cells) {
      Arrays.fill(line, ' ');
    }
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (char[] line : cells) {
      text.append(line).append('\n');
    }
    return text.toString();
  }

  /** Takes in what was written; a sequence may go on in the next piece. */
  void feed(String written) {
    String text = pending + written;
    pending = "";
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\033') {
        plain(c);
        continue;
      }
      int end = end(text, i);
      if (end < 0) {
        pending = text.substring(i);
        return;
      }
      if (text.charAt(i + 1) == '[') {
        control(text.substring(i + 2, end), text.charAt(end));
      }
      i = end;
    }
  }

  /** The last character of the sequence that begins there, or -1 where it is not complete. */
  private static int end(String text, int start) {
    int at = start + 1;
    if (at >= text.length()) {
      return -1;
    }
    char kind = text.charAt(at);
    if (kind == '(' || kind == ')') {
      return at + 1 < text.length() ? at + 1 : -1;
    }
    if (kind != '[') {
      return at;
    }
    for (at++; at < text.length(); at++) {
      if (text.charAt(at) >= '@') {
        return at;
      }
    }
    return -1;
  }

  private void plain(char c) {
    if (c == '\r') {
      column = 0;
    } else if (c == '\n') {
      row = Math.min(cells.length - 1, row + 1);
    } else if (c == '\b') {
      column = Math.max(0, column - 1);
    } else if (c >= ' ') {
      put(c);
    }
  }

  private void put(char c) {
    if (column < cells[row].length) {
      cells[row][column++] = c;
    }
    last = c;
  }

  private void control(String parameters, char end) {
    String[] numbers = parameters.split(";");
    int n = Math.max(1, number(numbers, 0));
    switch (end) {
      case 'H', 'f' -> move(n - 1, Math.max(1, number(numbers, 1)) - 1);
      case 'A' -> move(row - n, column);
      case 'B' -> move(row + n, column);
      case 'C' -> move(row, column + n);
      case 'D' -> move(row, column - n);
      case 'G' -> move(row, n - 1);
      case 'd' -> move(n - 1, column);
      case 'b' -> {
        for (int i = 0; i < n; i++) {
          put(last);
        }
      }
      case 'X' -> fill(column, Math.min(cells[row].length, column + n));
      case 'K' -> fill(column, cells[row].length);
      case 'J' -> {
        int from = number(numbers, 0) == 2 ? 0 : row + 1;
        fill(from == 0 ? 0 : column, cells[row].length);
        for (int line = from; line < cells.length; line++) {
          Arrays.fill(cells[line], ' ');
        }
      }
      default -> {
        // Colours and modes leave the text as it is.
      }
    }
  }

  private void fill(int from, int to) {
    if (from < to) {
      Arrays.fill(cells[row], from, to, ' ');
    }
  }

  private void move(int toRow, int toColumn) {
    row = Math.max(0, Math.min(cells.length - 1, toRow));
    column = Math.max(0, Math.min(cells[row].length - 1, toColumn));
  }

  private static int number(String[] numbers, int place) {
    boolean given = place < numbers.length && numbers[place].matches("\\d{1,5}");
    return given ? Integer.parseInt(numbers[place]) : 0;
  }
}

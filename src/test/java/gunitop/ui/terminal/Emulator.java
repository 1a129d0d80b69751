package gunitop.ui.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import gunitop.ui.frame.Frame;
import java.util.Arrays;
import java.util.TreeSet;

/** A terminal in a tty in raw mode, without automatic wrap, as far as frames need one. */
final class Emulator {
  private final int columns;
  private final String[][] cells;
  private final TreeSet<String> attributes = new TreeSet<>();
  private String foreground = "39";
  private String background = "49";
  private int column;
  private int row;

  Emulator(int columns, int rows) {
    this.columns = columns;
    cells = new String[rows][columns];
    clear();
  }

  /** What a frame should look like. */
  static String picture(Frame frame, Theme theme) {
    StringBuilder picture = new StringBuilder();
    for (int row = 0; row < frame.rows(); row++) {
      for (int column = 0; column < frame.columns(); column++) {
        TextCharacter look = theme.look(frame.styleAt(column, row));
        TreeSet<String> attributes = new TreeSet<>();
        for (SGR sgr : look.getModifiers()) {
          attributes.add(sgr == SGR.BOLD ? "1" : sgr == SGR.UNDERLINE ? "4" : "7");
        }
        String ink = new String(look.getForegroundColor().getForegroundSGRSequence());
        String ground = new String(look.getBackgroundColor().getBackgroundSGRSequence());
        picture.append(cell(frame.characterAt(column, row), ink, ground, attributes));
      }
      picture.append('\n');
    }
    return picture.toString();
  }

  String picture() {
    StringBuilder picture = new StringBuilder();
    for (String[] line : cells) {
      Arrays.stream(line).forEach(picture::append);
      picture.append('\n');
    }
    return picture.toString();
  }

  private static String cell(char c, String ink, String ground, TreeSet<String> attributes) {
    boolean invisible = c == ' ' && ground.equals("49") && !attributes.contains("7");
    boolean plain = invisible && !attributes.contains("4");
    return plain ? " " : c + "{" + ink + " " + ground + " " + attributes + "}";
  }

  private void clear() {
    for (String[] line : cells) {
      Arrays.fill(line, cell(' ', foreground, background, attributes));
    }
  }

  void feed(String bytes) {
    for (int i = 0; i < bytes.length(); i++) {
      char c = bytes.charAt(i);
      if (c == '\033' && bytes.charAt(i + 1) == '[') {
        int end = i + 2;
        while (bytes.charAt(end) < '@') {
          end++;
        }
        control(bytes.substring(i + 2, end), bytes.charAt(end));
        i = end;
      } else if (c == '\033') {
        i++;
      } else {
        plain(c);
      }
    }
  }

  private void plain(char c) {
    cells[row][column] = cell(c, foreground, background, attributes);
    column = Math.min(columns - 1, column + 1);
  }

  private void control(String parameters, char end) {
    String[] numbers = parameters.split(";");
    switch (end) {
      case 'H' -> {
        row = number(numbers, 0) - 1;
        column = number(numbers, 1) - 1;
      }
      case 'J' -> clear();
      case 'm' -> Arrays.stream(numbers).forEach(this::rendition);
      case 'h', 'l' -> {}
      default -> throw new AssertionError("unknown: " + parameters + end);
    }
  }

  private static int number(String[] numbers, int place) {
    return place < numbers.length && !numbers[place].isEmpty()
        ? Integer.parseInt(numbers[place])
        : 1;
  }

  private void rendition(String code) {
    if (code.isEmpty() || code.equals("0")) {
      attributes.clear();
      foreground = "39";
      background = "49";
    } else if (code.length() == 1) {
      attributes.add(code);
    } else if (code.startsWith("2")) {
      // The end of an attribute: 22, 24 or 27.
      attributes.remove(code.equals("22") ? "1" : code.substring(1));
    } else if (code.startsWith("4") || code.startsWith("10")) {
      background = code;
    } else {
      foreground = code;
    }
  }
}

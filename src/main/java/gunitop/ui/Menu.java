package gunitop.ui;

import gunitop.ui.frame.Area;
import gunitop.ui.frame.Style;
import java.util.List;

/** A menu at the left edge, as htop's. */
public final class Menu {
  private static final int LEAST_WIDTH = 24;
  private static final int PAGE = 10;

  private Menu() {}

  /** Draws it, with what keys do in the last line of the screen. */
  public static void draw(
      Canvas canvas, String title, List<String> entries, int cursor, String keys) {
    int width = Math.max(LEAST_WIDTH, title.length() + 4);
    for (String entry : entries) {
      width = Math.max(width, entry.length() + 4);
    }
    int height = Math.min(entries.size() + 2, canvas.rows() - 3);
    Area area = new Area(0, 1, Math.min(width, canvas.columns()), height);
    for (int row = area.y(); row < area.bottom(); row++) {
      canvas.fill(area.x(), row, area.right(), Style.DIALOG);
    }
    canvas.box(area, title, Style.TITLE, Style.BRIGHT);
    int room = height - 2;
    int top = Math.max(0, Math.min(cursor - room / 2, entries.size() - room));
    for (int i = 0; i < room && top + i < entries.size(); i++) {
      boolean selected = top + i == cursor;
      Style style = selected ? Style.SELECTED : Style.DIALOG;
      int row = area.y() + 1 + i;
      canvas.fill(area.x() + 1, row, area.right() - 1, style);
      canvas.target(area.x(), row, area.right(), new ClickTarget.Entry(top + i));
      canvas.put(area.x() + 2, row, area.right() - 1, entries.get(top + i), style);
    }
    canvas.fill(0, canvas.rows() - 1, canvas.columns(), Style.KEY_LABEL);
    canvas.put(0, canvas.rows() - 1, canvas.columns(), keys, Style.KEY_LABEL);
  }

  /** The same, where Enter chooses and Escape cancels. */
  public static void draw(Canvas canvas, String title, List<String> entries, int cursor) {
    draw(canvas, title, entries, cursor, " Enter chooses  Esc cancels ");
  }

  /** Where a key moves the cursor, among entries up to {@code last}. */
  public static int moved(int cursor, int last, Key key) {
    if (!(key instanceof Key.Named named)) {
      return cursor;
    }
    int wanted =
        switch (named.name()) {
          case UP -> cursor - 1;
          case DOWN -> cursor + 1;
          case PAGE_UP -> cursor - PAGE;
          case PAGE_DOWN -> cursor + PAGE;
          case HOME -> 0;
          case END -> last;
          default -> cursor;
        };
    return Math.max(0, Math.min(wanted, last));
  }

  /** Whether a key closes a menu without a choice. */
  public static boolean closes(Key key) {
    return key.is(Key.Name.ESCAPE) || key.is(Key.Name.F10);
  }
}

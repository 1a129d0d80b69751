package gunitop.ui.dialog;

import gunitop.process.Signal;
import gunitop.ui.Canvas;
import gunitop.ui.ClickTarget;
import gunitop.ui.Dialog;
import gunitop.ui.Note;
import gunitop.ui.Setup;
import gunitop.ui.SortKey;
import gunitop.ui.TreeColumn;
import gunitop.ui.frame.Area;
import gunitop.ui.frame.Measure;
import gunitop.ui.frame.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A menu at the left edge, as htop's. */
final class MenuView {
  private static final int LEAST_WIDTH = 24;
  private static final int NAME_WIDTH = 12;

  private MenuView() {}

  static void draw(Canvas canvas, Dialog dialog) {
    if (dialog instanceof Dialog.SignalMenu menu) {
      menu(canvas, "Signal to " + menu.name(), signals(canvas, menu), menu.cursor());
    } else if (dialog instanceof Dialog.SortMenu menu) {
      menu(canvas, "Sort by", orders(), menu.cursor());
    } else if (dialog instanceof Dialog.Setup setup) {
      String keys = " Left, Right change  Esc closes  Kept, but for --no-config ";
      menu(canvas, "Setup", setup(canvas.model().setup()), setup.cursor(), keys);
      complaint(canvas);
    } else if (dialog instanceof Dialog.UserMenu menu) {
      List<String> users = new ArrayList<>(List.of("All users"));
      users.addAll(menu.users());
      menu(canvas, "Show processes of", users, menu.cursor());
    }
  }

  /** A change that could not be kept is said here: the view's own line lies below the menu. */
  private static void complaint(Canvas canvas) {
    Optional<Note> note = canvas.model().talk().note();
    if (note.isPresent()) {
      int row = canvas.rows() - 1;
      canvas.fill(0, row, canvas.columns(), Style.WARNING);
      canvas.put(1, row, canvas.columns(), note.get().text(), Style.WARNING);
    }
  }

  private static List<String> signals(Canvas canvas, Dialog.SignalMenu menu) {
    List<String> entries = new ArrayList<>();
    for (Signal signal : Dialog.SignalMenu.SIGNALS) {
      String name = Measure.right(Integer.toString(signal.number()), 2) + " SIG" + signal;
      entries.add(
          SignalMeaning.of(canvas.model(), menu.target(), signal)
              .map(meaning -> Measure.left(name, NAME_WIDTH) + meaning)
              .orElse(name));
    }
    return entries;
  }

  private static List<String> orders() {
    List<String> entries = new ArrayList<>();
    for (SortKey key : SortKey.values()) {
      entries.add(key.column());
    }
    return entries;
  }

  private static List<String> setup(Setup setup) {
    List<String> entries = new ArrayList<>();
    for (Dialog.Setup.Entry entry : Dialog.Setup.entries()) {
      entries.add(
          switch (entry.kind()) {
            case THEME -> "Theme   " + setup.palette().word();
            case DELAY -> "Delay   " + Measure.tenths(setup.delay().toMillis() / 1000.0) + " s";
            case NOTIFY -> "Notify  " + setup.notice().word();
            case COLUMN -> column(setup, entry.column().orElseThrow());
          });
    }
    return entries;
  }

  private static String column(Setup setup, TreeColumn column) {
    String mark = setup.columns().contains(column) ? "[x] " : "[ ] ";
    return "Column  " + mark + column.heading();
  }

  private static void menu(Canvas canvas, String title, List<String> entries, int cursor) {
    menu(canvas, title, entries, cursor, " Enter chooses  Esc cancels ");
  }

  private static void menu(
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
      canvas.spot(area.x(), row, area.right(), new ClickTarget.Entry(top + i));
      canvas.put(area.x() + 2, row, area.right() - 1, entries.get(top + i), style);
    }
    canvas.fill(0, canvas.rows() - 1, canvas.columns(), Style.KEY_LABEL);
    canvas.put(0, canvas.rows() - 1, canvas.columns(), keys, Style.KEY_LABEL);
  }
}

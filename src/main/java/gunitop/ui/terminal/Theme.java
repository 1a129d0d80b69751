package gunitop.ui.terminal;

import static com.googlecode.lanterna.SGR.BOLD;
import static com.googlecode.lanterna.SGR.REVERSE;
import static com.googlecode.lanterna.SGR.UNDERLINE;
import static gunitop.ui.terminal.Colour.BLACK;
import static gunitop.ui.terminal.Colour.BLACK_BRIGHT;
import static gunitop.ui.terminal.Colour.BLUE_BRIGHT;
import static gunitop.ui.terminal.Colour.CYAN;
import static gunitop.ui.terminal.Colour.CYAN_BRIGHT;
import static gunitop.ui.terminal.Colour.GREEN;
import static gunitop.ui.terminal.Colour.MAGENTA_BRIGHT;
import static gunitop.ui.terminal.Colour.RED;
import static gunitop.ui.terminal.Colour.WHITE;
import static gunitop.ui.terminal.Colour.WHITE_BRIGHT;
import static gunitop.ui.terminal.Colour.YELLOW;
import static gunitop.ui.terminal.Colour.YELLOW_BRIGHT;

import gunitop.ui.Palette;
import gunitop.ui.frame.Style;
import java.util.EnumMap;
import java.util.Map;

/**
 * How each style looks. Calm: only the selection, headers and the key bar have a ground of their
 * own; the loudest things are what must not be missed, a blocker and the stage.
 */
public enum Theme {
  /** The terminal's sixteen colours. */
  COLOUR(colour()),
  /** The same, with blue and yellow where red and green would have to be told apart. */
  COLOUR_BLIND(colourBlind()),
  /** No colour: bold, reverse and underline. */
  MONO(mono());

  private final Map<Style, Look> looks;

  Theme(Map<Style, Look> looks) {
    this.looks = looks;
  }

  /** The looks of a palette. */
  public static Theme of(Palette palette) {
    return switch (palette) {
      case COLOUR -> COLOUR;
      case COLOUR_BLIND -> COLOUR_BLIND;
      case MONO -> MONO;
    };
  }

  /**
   * Whether colour is unwanted or impossible, by the environment: {@code NO_COLOR} is set and not
   * empty (no-color.org), or the terminal is a VT100 or its like.
   */
  public static boolean isColourless(Map<String, String> environment) {
    String type = environment.getOrDefault("TERM", "");
    return !environment.getOrDefault("NO_COLOR", "").isEmpty()
        || type.startsWith("vt") && type.length() > 2 && Character.isDigit(type.charAt(2))
        || type.endsWith("-m")
        || type.endsWith("-mono");
  }

  /** How this style looks. */
  Look look(Style style) {
    return looks.get(style);
  }

  private static Map<Style, Look> colour() {
    Map<Style, Look> looks = plain();
    looks.put(Style.DIM, Look.of(BLACK_BRIGHT));
    looks.put(Style.BRIGHT, Look.plain(BOLD));
    looks.put(Style.TITLE, Look.plain(BOLD));
    looks.put(Style.COLUMN_HEADER, Look.on(GREEN, BLACK));
    looks.put(Style.SORTED, Look.on(CYAN, BLACK));
    looks.put(Style.BORDER, Look.of(BLACK_BRIGHT));
    looks.put(Style.OLD, Look.of(CYAN));
    looks.put(Style.NEW, Look.of(MAGENTA_BRIGHT));
    looks.put(Style.MASTER, Look.of(CYAN_BRIGHT, BOLD));
    looks.put(Style.GOOD, Look.of(GREEN));
    looks.put(Style.BOOTING, Look.of(YELLOW));
    looks.put(Style.WARNING, Look.of(YELLOW_BRIGHT, BOLD));
    looks.put(Style.BLOCKER, Look.on(RED, WHITE_BRIGHT, BOLD));
    looks.put(Style.ALARM, Look.of(RED, BOLD, REVERSE));
    looks.put(Style.END, Look.of(GREEN, BOLD));
    looks.put(Style.SELECTED, Look.on(CYAN, BLACK));
    looks.put(Style.KEY, Look.plain(BOLD));
    looks.put(Style.KEY_LABEL, Look.on(CYAN, BLACK));
    looks.put(Style.KEY_REFUSED, Look.of(BLACK_BRIGHT));
    looks.put(Style.STAGE, Look.on(WHITE, BLACK));
    looks.put(Style.APPEARED, Look.on(GREEN, BLACK));
    looks.put(Style.GONE, Look.of(RED));
    looks.put(Style.METER_LOW, Look.of(GREEN));
    looks.put(Style.METER_HIGH, Look.of(RED));
    looks.put(Style.DIALOG, Look.plain());
    looks.put(Style.INPUT, Look.plain(REVERSE));
    return looks;
  }

  private static Map<Style, Look> colourBlind() {
    Map<Style, Look> looks = colour();
    looks.put(Style.COLUMN_HEADER, Look.on(WHITE, BLACK));
    looks.put(Style.GOOD, Look.of(BLUE_BRIGHT));
    looks.put(Style.APPEARED, Look.on(BLUE_BRIGHT, BLACK));
    looks.put(Style.GONE, Look.of(YELLOW));
    looks.put(Style.METER_LOW, Look.of(BLUE_BRIGHT));
    looks.put(Style.METER_HIGH, Look.of(YELLOW_BRIGHT, BOLD));
    looks.put(Style.NEW, Look.of(WHITE_BRIGHT, BOLD));
    looks.put(Style.BLOCKER, Look.on(YELLOW, BLACK));
    looks.put(Style.ALARM, Look.of(YELLOW, BOLD, REVERSE));
    looks.put(Style.END, Look.of(BLUE_BRIGHT, BOLD));
    return looks;
  }

  private static Map<Style, Look> mono() {
    Map<Style, Look> looks = plain();
    looks.put(Style.BRIGHT, Look.plain(BOLD));
    looks.put(Style.TITLE, Look.plain(BOLD));
    looks.put(Style.COLUMN_HEADER, Look.plain(REVERSE));
    looks.put(Style.SORTED, Look.plain(BOLD));
    looks.put(Style.NEW, Look.plain(BOLD));
    looks.put(Style.MASTER, Look.plain(BOLD));
    looks.put(Style.WARNING, Look.plain(BOLD));
    looks.put(Style.BLOCKER, Look.plain(BOLD, REVERSE));
    looks.put(Style.ALARM, Look.plain(BOLD, REVERSE));
    looks.put(Style.END, Look.plain(BOLD));
    looks.put(Style.SELECTED, Look.plain(REVERSE));
    looks.put(Style.KEY, Look.plain(BOLD));
    looks.put(Style.KEY_LABEL, Look.plain(REVERSE));
    looks.put(Style.STAGE, Look.plain(BOLD, REVERSE));
    looks.put(Style.APPEARED, Look.plain(REVERSE));
    looks.put(Style.METER_HIGH, Look.plain(BOLD));
    looks.put(Style.DIALOG, Look.plain());
    looks.put(Style.INPUT, Look.plain(UNDERLINE));
    return looks;
  }

  private static Map<Style, Look> plain() {
    Map<Style, Look> looks = new EnumMap<>(Style.class);
    for (Style style : Style.values()) {
      looks.put(style, Look.plain());
    }
    return looks;
  }
}

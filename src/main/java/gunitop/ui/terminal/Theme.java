package gunitop.ui.terminal;

import static com.googlecode.lanterna.SGR.BOLD;
import static com.googlecode.lanterna.SGR.REVERSE;
import static com.googlecode.lanterna.SGR.UNDERLINE;
import static com.googlecode.lanterna.TextColor.ANSI.BLACK;
import static com.googlecode.lanterna.TextColor.ANSI.BLACK_BRIGHT;
import static com.googlecode.lanterna.TextColor.ANSI.BLUE_BRIGHT;
import static com.googlecode.lanterna.TextColor.ANSI.CYAN;
import static com.googlecode.lanterna.TextColor.ANSI.CYAN_BRIGHT;
import static com.googlecode.lanterna.TextColor.ANSI.DEFAULT;
import static com.googlecode.lanterna.TextColor.ANSI.GREEN;
import static com.googlecode.lanterna.TextColor.ANSI.MAGENTA_BRIGHT;
import static com.googlecode.lanterna.TextColor.ANSI.RED;
import static com.googlecode.lanterna.TextColor.ANSI.WHITE;
import static com.googlecode.lanterna.TextColor.ANSI.WHITE_BRIGHT;
import static com.googlecode.lanterna.TextColor.ANSI.YELLOW;
import static com.googlecode.lanterna.TextColor.ANSI.YELLOW_BRIGHT;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
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

  private final Map<Style, TextCharacter> looks;

  Theme(Map<Style, TextCharacter> looks) {
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

  /** How this style looks: a blank in it. */
  TextCharacter look(Style style) {
    return looks.get(style);
  }

  private static Map<Style, TextCharacter> colour() {
    Map<Style, TextCharacter> looks = allPlain();
    looks.put(Style.DIM, of(BLACK_BRIGHT));
    looks.put(Style.BRIGHT, plain(BOLD));
    looks.put(Style.TITLE, plain(BOLD));
    looks.put(Style.COLUMN_HEADER, on(GREEN, BLACK));
    looks.put(Style.SORTED, on(CYAN, BLACK));
    looks.put(Style.BORDER, of(BLACK_BRIGHT));
    looks.put(Style.OLD, of(CYAN));
    looks.put(Style.NEW, of(MAGENTA_BRIGHT));
    looks.put(Style.MASTER, of(CYAN_BRIGHT, BOLD));
    looks.put(Style.GOOD, of(GREEN));
    looks.put(Style.BOOTING, of(YELLOW));
    looks.put(Style.WARNING, of(YELLOW_BRIGHT, BOLD));
    looks.put(Style.BLOCKER, on(RED, WHITE_BRIGHT, BOLD));
    looks.put(Style.ALARM, of(RED, BOLD, REVERSE));
    looks.put(Style.END, of(GREEN, BOLD));
    looks.put(Style.SELECTED, on(CYAN, BLACK));
    looks.put(Style.KEY, plain(BOLD));
    looks.put(Style.KEY_LABEL, on(CYAN, BLACK));
    looks.put(Style.KEY_REFUSED, of(BLACK_BRIGHT));
    looks.put(Style.STAGE, on(WHITE, BLACK));
    looks.put(Style.APPEARED, on(GREEN, BLACK));
    looks.put(Style.GONE, of(RED));
    looks.put(Style.METER_LOW, of(GREEN));
    looks.put(Style.METER_HIGH, of(RED));
    looks.put(Style.DIALOG, plain());
    looks.put(Style.INPUT, plain(REVERSE));
    return looks;
  }

  private static Map<Style, TextCharacter> colourBlind() {
    Map<Style, TextCharacter> looks = colour();
    looks.put(Style.COLUMN_HEADER, on(WHITE, BLACK));
    looks.put(Style.GOOD, of(BLUE_BRIGHT));
    looks.put(Style.APPEARED, on(BLUE_BRIGHT, BLACK));
    looks.put(Style.GONE, of(YELLOW));
    looks.put(Style.METER_LOW, of(BLUE_BRIGHT));
    looks.put(Style.METER_HIGH, of(YELLOW_BRIGHT, BOLD));
    looks.put(Style.NEW, of(WHITE_BRIGHT, BOLD));
    looks.put(Style.BLOCKER, on(YELLOW, BLACK));
    looks.put(Style.ALARM, of(YELLOW, BOLD, REVERSE));
    looks.put(Style.END, of(BLUE_BRIGHT, BOLD));
    return looks;
  }

  private static Map<Style, TextCharacter> mono() {
    Map<Style, TextCharacter> looks = allPlain();
    looks.put(Style.BRIGHT, plain(BOLD));
    looks.put(Style.TITLE, plain(BOLD));
    looks.put(Style.COLUMN_HEADER, plain(REVERSE));
    looks.put(Style.SORTED, plain(BOLD));
    looks.put(Style.NEW, plain(BOLD));
    looks.put(Style.MASTER, plain(BOLD));
    looks.put(Style.WARNING, plain(BOLD));
    looks.put(Style.BLOCKER, plain(BOLD, REVERSE));
    looks.put(Style.ALARM, plain(BOLD, REVERSE));
    looks.put(Style.END, plain(BOLD));
    looks.put(Style.SELECTED, plain(REVERSE));
    looks.put(Style.KEY, plain(BOLD));
    looks.put(Style.KEY_LABEL, plain(REVERSE));
    looks.put(Style.STAGE, plain(BOLD, REVERSE));
    looks.put(Style.APPEARED, plain(REVERSE));
    looks.put(Style.METER_HIGH, plain(BOLD));
    looks.put(Style.DIALOG, plain());
    looks.put(Style.INPUT, plain(UNDERLINE));
    return looks;
  }

  private static Map<Style, TextCharacter> allPlain() {
    Map<Style, TextCharacter> looks = new EnumMap<>(Style.class);
    for (Style style : Style.values()) {
      looks.put(style, plain());
    }
    return looks;
  }

  /** The terminal's own colours. */
  private static TextCharacter plain(SGR... attributes) {
    return of(DEFAULT, attributes);
  }

  /** Text in a colour on the terminal's own background. */
  private static TextCharacter of(TextColor ink, SGR... attributes) {
    return on(DEFAULT, ink, attributes);
  }

  /** Text on a coloured ground. */
  private static TextCharacter on(TextColor ground, TextColor ink, SGR... attributes) {
    return TextCharacter.fromCharacter(' ', ink, ground, attributes)[0];
  }
}

package gunitop.ui.terminal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Which characters the operator's terminal can show, and what stands for the others. */
public enum TerminalGlyphs {
  /** All that a frame may hold, in UTF-8. */
  UNICODE,
  /** UTF-8, but a font with little more than box drawing: the Linux console. */
  BOXES,
  /** No UTF-8; box drawing by the terminal's alternate character set (VT100). */
  LINE_DRAWING,
  /** ASCII alone. */
  ASCII;

  private static final String RISING = "▁▂▃▄▅▆▇";

  /** Box drawing, by shape: a box of any weight is the first of its row, which Lanterna has. */
  private static final String[] SHAPES = {
    "─━═┄┅┈┉╌╍╴╶╸╺",
    "│┃║┆┇┊┋╎╏╵╷╹╻",
    "┌┏╔╭┍┎",
    "┐┓╗╮┑┒",
    "└┗╚╰┕┖",
    "┘┛╝╯┙┚",
    "├┣╠┝┞┟┠",
    "┤┫╣┥┦┧┨",
    "┬┳╦┯┰",
    "┴┻╩┷┸",
    "┼╋╬┿╂"
  };

  private static final String ASCII_SHAPES = "-|+++++++++";

  private static final Map<Character, Character> OTHERS =
      Map.ofEntries(
          Map.entry('•', '*'),
          Map.entry('·', '.'),
          Map.entry('●', '*'),
          Map.entry('○', 'o'),
          Map.entry('◆', '*'),
          Map.entry('◇', 'o'),
          Map.entry('■', '#'),
          Map.entry('□', 'o'),
          Map.entry('→', '>'),
          Map.entry('←', '<'),
          Map.entry('↑', '^'),
          Map.entry('↓', 'v'),
          Map.entry('▲', '^'),
          Map.entry('▼', 'v'),
          Map.entry('△', '^'),
          Map.entry('▽', 'v'),
          Map.entry('▸', '>'),
          Map.entry('▾', 'v'),
          Map.entry('◂', '<'),
          Map.entry('►', '>'),
          Map.entry('◄', '<'),
          Map.entry('✓', '+'),
          Map.entry('✗', 'x'),
          Map.entry('×', 'x'),
          Map.entry('…', '~'),
          Map.entry('–', '-'),
          Map.entry('—', '-'),
          Map.entry('−', '-'),
          Map.entry('‘', '\''),
          Map.entry('’', '\''),
          Map.entry('“', '"'),
          Map.entry('”', '"'),
          Map.entry('≥', '>'),
          Map.entry('≤', '<'),
          Map.entry('≈', '~'),
          Map.entry('█', '#'),
          Map.entry('░', '.'),
          Map.entry('▒', ':'),
          Map.entry('▓', '#'),
          Map.entry('▌', '|'),
          Map.entry('▐', '|'),
          Map.entry('▀', '"'));

  /**
   * What a terminal can show, by its environment ({@code TERM}, and the locale's {@code LC_ALL},
   * {@code LC_CTYPE} and {@code LANG}, of which the first that is set counts).
   *
   * @param wantUnicode whether the operator leaves the choice to us
   */
  public static TerminalGlyphs of(Map<String, String> environment, boolean wantUnicode) {
    if (!wantUnicode) {
      return ASCII;
    }
    if (!isUtf8(environment)) {
      return LINE_DRAWING;
    }
    String type = environment.getOrDefault("TERM", "");
    return type.equals("linux") || type.matches("vt\\d+.*") ? BOXES : UNICODE;
  }

  private static boolean isUtf8(Map<String, String> environment) {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String locale = environment.getOrDefault(name, "");
      if (!locale.isEmpty()) {
        return locale.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8");
      }
    }
    return false;
  }

  /** How characters become bytes. */
  Charset charset() {
    return this == UNICODE || this == BOXES ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
  }

  /** The character to show for this one; always one column. */
  public char shown(char c) {
    if (c >= ' ' && c <= '~' || this == UNICODE) {
      return c;
    }
    int shape = shape(c);
    if (shape >= 0) {
      return switch (this) {
        case ASCII -> ASCII_SHAPES.charAt(shape);
        case LINE_DRAWING -> SHAPES[shape].charAt(0);
        default -> c;
      };
    }
    int level = RISING.indexOf(c);
    if (level >= 0) {
      return level == 0 ? '.' : (char) ('1' + level);
    }
    return OTHERS.getOrDefault(c, this == BOXES && c < 0x180 ? c : '?');
  }

  private static int shape(char c) {
    if (c < '─' || c > '╿') {
      return -1;
    }
    for (int shape = 0; shape < SHAPES.length; shape++) {
      if (SHAPES[shape].indexOf(c) >= 0) {
        return shape;
      }
    }
    return -1;
  }
}

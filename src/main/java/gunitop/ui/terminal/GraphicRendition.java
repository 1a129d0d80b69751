package gunitop.ui.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextColor;
import java.nio.charset.StandardCharsets;

/**
 * What changed of colours and attributes since the last character, gathered into one sequence (SGR,
 * ECMA-48 8.3.117) before the next one.
 */
final class GraphicRendition {
  private final OutputBytes out;
  private final StringBuilder parameters = new StringBuilder();

  GraphicRendition(OutputBytes out) {
    this.out = out;
  }

  /** Nothing is gathered; the terminal's own colours are in force. */
  void lose() {
    parameters.setLength(0);
  }

  /** The terminal's own colours, no attribute. */
  void reset() {
    parameters.setLength(0);
    add("0");
  }

  void enable(SGR attribute) {
    add(
        switch (attribute) {
          case BOLD -> "1";
          case ITALIC -> "3";
          case UNDERLINE -> "4";
          case BLINK -> "5";
          case REVERSE -> "7";
          case CROSSED_OUT -> "9";
          case FRAKTUR -> "20";
          case BORDERED -> "51";
          case CIRCLED -> "52";
        });
  }

  void foreground(TextColor colour) {
    add(text(colour.getForegroundSGRSequence()));
  }

  void background(TextColor colour) {
    add(text(colour.getBackgroundSGRSequence()));
  }

  private static String text(byte[] sequence) {
    return new String(sequence, StandardCharsets.US_ASCII);
  }

  private void add(String parameter) {
    parameters.append(parameters.length() > 0 ? ";" : "").append(parameter);
  }

  /** Writes the sequence, if anything changed. */
  void write() {
    if (parameters.length() > 0) {
      boolean resets = parameters.length() == 1 && parameters.charAt(0) == '0';
      out.ascii("\033[");
      for (int i = 0; i < parameters.length() && !resets; i++) {
        out.write(parameters.charAt(i));
      }
      out.write('m');
      parameters.setLength(0);
    }
  }
}

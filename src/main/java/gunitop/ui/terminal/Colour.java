package gunitop.ui.terminal;

import com.googlecode.lanterna.TextColor;
import java.nio.charset.StandardCharsets;

/**
 * The terminal's own sixteen colours, and its default ones. Lanterna has the same as constants, but
 * makes each of their control sequences with a formatter, the first of which costs a start 8 ms.
 */
enum Colour implements TextColor {
  BLACK(30),
  RED(31),
  GREEN(32),
  YELLOW(33),
  BLUE(34),
  MAGENTA(35),
  CYAN(36),
  WHITE(37),
  DEFAULT(39),
  BLACK_BRIGHT(90),
  RED_BRIGHT(91),
  GREEN_BRIGHT(92),
  YELLOW_BRIGHT(93),
  BLUE_BRIGHT(94),
  MAGENTA_BRIGHT(95),
  CYAN_BRIGHT(96),
  WHITE_BRIGHT(97);

  /** From a foreground's parameter to a background's. */
  private static final int GROUND = 10;

  private final byte[] foreground;
  private final byte[] background;

  Colour(int parameter) {
    foreground = ascii(parameter);
    background = ascii(parameter + GROUND);
  }

  private static byte[] ascii(int number) {
    return Integer.toString(number).getBytes(StandardCharsets.US_ASCII);
  }

  /** Its parameter of SGR (ECMA-48 8.3.117) as a foreground. */
  @Override
  public byte[] getForegroundSGRSequence() {
    return foreground.clone();
  }

  /** Its parameter as a background. */
  @Override
  public byte[] getBackgroundSGRSequence() {
    return background.clone();
  }

  @Override
  public int getRed() {
    return lanternas().getRed();
  }

  @Override
  public int getGreen() {
    return lanternas().getGreen();
  }

  @Override
  public int getBlue() {
    return lanternas().getBlue();
  }

  @Override
  @Deprecated
  public java.awt.Color toColor() {
    return lanternas().toColor();
  }

  private TextColor.ANSI lanternas() {
    return TextColor.ANSI.valueOf(name());
  }
}

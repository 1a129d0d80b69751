package gunitop.trust;

import java.nio.charset.StandardCharsets;

/**
 * A part of a file.
 *
 * @param bytes what was read; nobody changes them
 * @param isWhole whether nothing is left behind them
 */
public record Content(byte[] bytes, boolean isWhole) {

  /** As text; bytes that are no UTF-8 become U+FFFD. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

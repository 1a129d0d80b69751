package gunitop.report;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;

/** Escapes DEL too, which JSON itself lets through. */
final class AsciiEscapes extends CharacterEscapes {
  private static final long serialVersionUID = 1L;

  /** The last ASCII character; what lies above is escaped by the generator. */
  static final int LAST = 0x7F;

  private final int[] escapes = standardAsciiEscapesForJSON();

  AsciiEscapes() {
    escapes[LAST] = ESCAPE_STANDARD;
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return escapes.clone();
  }

  @Override
  public SerializableString getEscapeSequence(int codePoint) {
    return null;
  }
}

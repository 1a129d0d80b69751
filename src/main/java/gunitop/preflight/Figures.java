package gunitop.preflight;

import gunitop.process.Printable;
import java.util.Locale;

/** Figures and names as they stand in a check. */
final class Figures {
  private static final long KIB = 1024;
  private static final long MIB = KIB * KIB;
  private static final long TEN_GIB = 10 * KIB * MIB;
  private static final int LONGEST_PATH = 120;

  private Figures() {}

  /** Bytes in a unit of 1024: {@code 940K}, {@code 212M}, {@code 12.5G}. */
  static String bytes(long bytes) {
    if (bytes < MIB) {
      return bytes / KIB + "K";
    }
    return bytes < TEN_GIB
        ? bytes / MIB + "M"
        : String.format(Locale.ROOT, "%.1fG", bytes / (double) (KIB * MIB));
  }

  /** A path as it can be shown; of a long one its end. */
  static String path(String path) {
    String shown = Printable.of(path);
    return shown.length() <= LONGEST_PATH
        ? shown
        : "..." + shown.substring(shown.length() - LONGEST_PATH);
  }

  /** A name as it can be shown. */
  static String name(String name) {
    return Printable.of(name, LONGEST_PATH);
  }
}

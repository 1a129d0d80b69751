package gunitop.hands.host;

import java.util.Optional;

/** Names of terminals by their device numbers ({@code Documentation/admin-guide/devices.txt}). */
final class Terminals {
  /** {@code tty_nr} in {@code proc_pid_stat(5)}. */
  static final int FIELD = 7;

  private static final int FIRST_PTS = 136;
  private static final int LAST_PTS = 143;
  private static final int CONSOLES = 4;
  private static final int FIRST_SERIAL = 64;

  private Terminals() {}

  /** {@code pts/3}, {@code tty1} or {@code ttyS0}; empty where there is none or of another kind. */
  static Optional<String> name(int device) {
    int major = device >> 8 & 0xfff;
    int minor = device & 0xff | device >>> 12 & 0xfff00;
    if (major >= FIRST_PTS && major <= LAST_PTS) {
      return Optional.of("pts/" + ((major - FIRST_PTS) * 256 + minor));
    }
    if (major == CONSOLES && minor > 0) {
      return Optional.of(minor < FIRST_SERIAL ? "tty" + minor : "ttyS" + (minor - FIRST_SERIAL));
    }
    return Optional.empty();
  }
}

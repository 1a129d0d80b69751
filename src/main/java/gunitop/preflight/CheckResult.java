package gunitop.preflight;

import java.util.Locale;

/** What a check came to, the gravest first. */
public enum CheckResult {
  /** NEW would fail, or the host suffer: USR2 wants its word typed. */
  BLOCKER,
  /** It may go wrong: USR2 asks first. */
  WARNING,
  /** It could not be read; that does not mean that it is well. */
  UNKNOWN,
  OK;

  /** Its name in the JSON. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

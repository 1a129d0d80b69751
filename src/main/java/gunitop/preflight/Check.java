package gunitop.preflight;

/**
 * One thing that was looked at.
 *
 * @param kind what it is
 * @param result what it came to
 * @param message what was read, one or more sentences; made printable
 * @param remedy what to do, one sentence; empty where nothing is to be done
 */
public record Check(CheckKind kind, CheckResult result, String message, String remedy) {

  static Check ok(CheckKind kind, String message) {
    return new Check(kind, CheckResult.OK, message, "");
  }

  static Check unknown(CheckKind kind, String message) {
    return new Check(kind, CheckResult.UNKNOWN, message, "");
  }

  static Check warning(CheckKind kind, String message, String remedy) {
    return new Check(kind, CheckResult.WARNING, message, remedy);
  }

  static Check blocker(CheckKind kind, String message, String remedy) {
    return new Check(kind, CheckResult.BLOCKER, message, remedy);
  }

  /** Whether it stands in the way of a USR2. */
  public boolean objects() {
    return result == CheckResult.WARNING || result == CheckResult.BLOCKER;
  }

  /** What was read and what to do, in one. */
  public String text() {
    return remedy.isEmpty() ? message : message + " " + remedy;
  }
}

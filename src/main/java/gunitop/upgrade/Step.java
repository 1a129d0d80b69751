package gunitop.upgrade;

/** One step of an upgrade or of its revert; one key each. */
public enum Step {
  USR2('u', "start NEW"),
  WINCH('w', "drain OLD"),
  DRAIN('d', "drain OLD by one"),
  HANDOVER('h', "hand over"),
  TERM('t', "retire OLD"),
  REVERT('r', "revert");

  private final char key;
  private final String purpose;

  Step(char key, String purpose) {
    this.key = key;
    this.purpose = purpose;
  }

  /** The key on the upgrade screen. */
  public char key() {
    return key;
  }

  /** What it is for, in two or three words. */
  public String purpose() {
    return purpose;
  }
}

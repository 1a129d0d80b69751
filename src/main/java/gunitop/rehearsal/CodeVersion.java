package gunitop.rehearsal;

/**
 * A version of the application, as it lies on disk or in a process.
 *
 * @param version what it is called on the screen
 * @param isNew whether it is the one that the upgrade brings
 * @param importSeconds how long its import takes
 * @param flaw what is wrong with it
 */
record CodeVersion(String version, boolean isNew, double importSeconds, Flaw flaw) {
  /** What can be wrong with a version. */
  enum Flaw {
    NONE,
    /** Its import raises an exception. */
    DOES_NOT_IMPORT,
    /** Its workers die a second after they have begun to serve. */
    DIES_YOUNG,
    /** It answers 500 to every request. */
    ANSWERS_500
  }

  static CodeVersion old(double importSeconds) {
    return new CodeVersion("OLD code", false, importSeconds, Flaw.NONE);
  }

  static CodeVersion ofNew(double importSeconds, Flaw flaw) {
    return new CodeVersion("NEW code", true, importSeconds, flaw);
  }

  /** The same, fixed. */
  CodeVersion corrected() {
    return new CodeVersion(version + ", fixed", isNew, importSeconds, Flaw.NONE);
  }
}

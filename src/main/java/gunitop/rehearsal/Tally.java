package gunitop.rehearsal;

/**
 * What a client has got so far.
 *
 * @param old answers of the OLD code
 * @param fresh answers of the NEW code
 * @param errors answers with status 500, whichever code gave them
 * @param failed requests that were refused, lost, or not answered in time
 */
record Tally(long old, long fresh, long errors, long failed) {
  static final Tally NONE = new Tally(0, 0, 0, 0);

  Tally answered(Code by) {
    if (by.flaw() == Code.Flaw.ANSWERS_500) {
      return new Tally(old, fresh, errors + 1, failed);
    }
    return by.fresh()
        ? new Tally(old, fresh + 1, errors, failed)
        : new Tally(old + 1, fresh, errors, failed);
  }

  Tally lost() {
    return new Tally(old, fresh, errors, failed + 1);
  }

  /** As one line for the screen. */
  String text() {
    return "served by OLD %d  NEW %d  5xx %d  failed %d".formatted(old, fresh, errors, failed);
  }
}

package gunitop.rehearsal;

/**
 * What a client has got so far.
 *
 * @param old answers of the OLD code
 * @param ofNew answers of the NEW code
 * @param errors answers with status 500, whichever code gave them
 * @param failed requests that were refused, lost, or not answered in time
 */
record ClientCounts(long old, long ofNew, long errors, long failed) {
  static final ClientCounts NONE = new ClientCounts(0, 0, 0, 0);

  ClientCounts answered(CodeVersion by) {
    if (by.flaw() == CodeVersion.Flaw.ANSWERS_500) {
      return new ClientCounts(old, ofNew, errors + 1, failed);
    }
    return by.isNew()
        ? new ClientCounts(old, ofNew + 1, errors, failed)
        : new ClientCounts(old + 1, ofNew, errors, failed);
  }

  ClientCounts lost() {
    return new ClientCounts(old, ofNew, errors, failed + 1);
  }

  /** As one line for the screen. */
  String text() {
    return "served by OLD %d  NEW %d  5xx %d  failed %d".formatted(old, ofNew, errors, failed);
  }
}

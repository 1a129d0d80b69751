package gunitop.ui;

/**
 * Something to say prominently for a while: a refusal, a hint.
 *
 * @param text one sentence
 * @param untilNanos when it has been said long enough, by the monotonic clock
 */
public record Note(String text, long untilNanos) {
  /** For how long a note stands. */
  static final long STANDS_NANOS = 12_000_000_000L;

  /** A note that starts to stand now. */
  static Note of(String text, long nanos) {
    return new Note(text, nanos + STANDS_NANOS);
  }
}

package gunitop.probe;

/** What came of one request. */
public sealed interface ProbeOutcome {

  /**
   * It was answered.
   *
   * @param status the status of HTTP, 100 to 599
   * @param millis from connecting to the end of the answer, without the time that it was held back;
   *     so with the time that it waited for a worker
   */
  record Answered(int status, int millis) implements ProbeOutcome {}

  /**
   * It was not answered, or not in time.
   *
   * @param reason in a few words
   */
  record Failed(String reason) implements ProbeOutcome {}

  /**
   * It could not be asked.
   *
   * @param reason a clause; hostile where it names a path
   */
  record NotSent(String reason) implements ProbeOutcome {}

  /** Whether the server is to blame: a status of 5xx, or no answer. */
  default boolean isBad() {
    return this instanceof Failed || this instanceof Answered answered && answered.status() >= 500;
  }
}

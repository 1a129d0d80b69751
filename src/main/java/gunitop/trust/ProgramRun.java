package gunitop.trust;

/**
 * What became of a program that was run.
 *
 * @param exitCode where it ended by itself; meaningless else
 * @param output what it printed, both streams in one, within {@link Budget#OUTPUT_BYTES}; why it
 *     could not be run, where it was not
 */
public record ProgramRun(State state, int exitCode, String output) {

  /** How it went. */
  public enum State {
    /** It ended by itself. */
    ENDED,
    /** It did not end in time, and was ended. */
    TIMED_OUT,
    NOT_RUN
  }

  static ProgramRun notRun(String reason) {
    return new ProgramRun(State.NOT_RUN, 0, reason);
  }
}

package gunitop.process;

/** What became of another program that was run. */
public sealed interface CallResult {

  /** What it printed, both streams in one, cut to a few kilobytes; may be empty. */
  String output();

  /** It ended by itself. */
  record Ended(int exitCode, String output) implements CallResult {}

  /** It did not end in time, and was ended. */
  record TimedOut(double deadlineSeconds, String output) implements CallResult {}

  /** It was not run; {@code reason} says why. */
  record NotRun(String reason) implements CallResult {
    @Override
    public String output() {
      return "";
    }
  }

  /** Whether it ended with exit code 0. */
  default boolean isSuccess() {
    return this instanceof Ended ended && ended.exitCode() == 0;
  }

  /** In words: {@code "exit code 1: web: ERROR (no such process)"}. */
  default String text() {
    String said = output().isBlank() ? "" : ": " + output().strip().replaceAll("\\s*\\R\\s*", "; ");
    if (this instanceof Ended ended) {
      return "exit code " + ended.exitCode() + said;
    }
    if (this instanceof TimedOut late) {
      return "no end within " + Math.round(late.deadlineSeconds()) + " s" + said;
    }
    return ((NotRun) this).reason();
  }
}

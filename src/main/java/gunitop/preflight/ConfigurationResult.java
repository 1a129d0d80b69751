package gunitop.preflight;

import java.util.List;

/**
 * What Gunicorn said of its configuration.
 *
 * @param verdict what it came to
 * @param sentence the same for an operator, printable
 * @param output the last of what it printed, printable; oldest first
 */
public record ConfigurationResult(Verdict verdict, String sentence, List<String> output) {

  /** What it came to. */
  public enum Verdict {
    /** It would load. */
    LOADS,
    /** It would not: NEW would fail. */
    FAILS,
    /** It did not end in time. */
    TOO_SLOW,
    /** It was not run; nothing is known. */
    NOT_RUN
  }

  /** Copies the list. */
  public ConfigurationResult {
    output = List.copyOf(output);
  }

  /** One that was not run. */
  public static ConfigurationResult notRun(String reason) {
    return new ConfigurationResult(Verdict.NOT_RUN, "Not run: " + reason, List.of());
  }
}

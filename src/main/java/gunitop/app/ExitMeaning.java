package gunitop.app;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An exit code in an operator's words, for the help and the man page.
 *
 * @param code one of {@link ExitCode}
 * @param meaning what it says
 */
record ExitMeaning(int code, String meaning) {
  /** Every code, in the order of the numbers. */
  static final List<ExitMeaning> ALL =
      List.of(
          new ExitMeaning(ExitCode.FINE, "fine; a step has held, a stage is reached"),
          new ExitMeaning(ExitCode.NO_GUNICORN, "no Gunicorn found (--once), or the PID is none"),
          new ExitMeaning(ExitCode.USAGE, "bad usage, or no usable terminal"),
          new ExitMeaning(
              ExitCode.REFUSED, "refused, nothing was sent; check: something stands against USR2"),
          new ExitMeaning(ExitCode.FAILED, "a step was sent and has failed"),
          new ExitMeaning(ExitCode.NOT_SEEN, "not seen in time, or no longer waited for"),
          new ExitMeaning(ExitCode.UNCONFIRMED, "a step wants --yes or --type WORD"),
          new ExitMeaning(ExitCode.HELD_BY_OTHERS, "another gunitop holds the controls"),
          new ExitMeaning(
              ExitCode.INTERNAL_ERROR,
              "an error of its own, or it cannot tell, as processes are hidden from it"),
          new ExitMeaning(ExitCode.INTERRUPTED, "ended by Ctrl-C"));

  /** All of them as one sentence. */
  static String sentence() {
    return ALL.stream()
        .map(each -> each.code() + " " + each.meaning())
        .collect(Collectors.joining("; ", "Exit codes: ", "."));
  }
}

package gunitop.app;

import gunitop.upgrade.Stage;
import gunitop.upgrade.Step;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A command with what is given for it alone.
 *
 * @param command which
 * @param step the step to be sent; of {@link Subcommand#STEP} alone
 * @param stage the stage to be waited for; of {@link Subcommand#WAIT} alone
 * @param seconds how long to wait at most, from 1 to {@link #MOST_SECONDS}; empty where nothing is
 *     said
 * @param yes whether the step's question is answered with {@code y}
 * @param word what is typed out where the step wants that
 * @param report which account is wanted; of {@link Subcommand#REPORT} alone
 */
record CommandRequest(
    Subcommand command,
    Optional<Step> step,
    Optional<Stage> stage,
    OptionalInt seconds,
    boolean yes,
    Optional<String> word,
    ReportRequest report) {
  /** A day. */
  static final int MOST_SECONDS = 86_400;

  /** One for which nothing more is given. */
  static CommandRequest plain(Subcommand command) {
    return new CommandRequest(
        command,
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        false,
        Optional.empty(),
        ReportRequest.NONE);
  }
}

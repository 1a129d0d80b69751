package gunitop.app;

import gunitop.probe.ProbeUrl;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the operator asked for on the command line.
 *
 * @param pid the process whose application is to be shown at once; always positive
 * @param pidfile the file that names that process; never together with {@code pid}
 * @param delayTenths tenths of a second between two snapshots while nothing is under way, 1 to 100;
 *     empty where the preferences decide
 * @param user show the processes of this user alone
 * @param all show every process, not Gunicorn's trees alone
 * @param readOnly send no signal, whatever is pressed
 * @param color whether colours may be used; the environment may still forbid them
 * @param unicode whether characters beyond ASCII may be used; the locale may still forbid them
 * @param mouse whether the mouse is listened to
 * @param config whether preferences are read and kept
 * @param journal whether a record is kept, and where
 * @param once one snapshot as plain text, instead of a screen
 * @param json that snapshot as JSON; only together with {@code once} or a command
 * @param command what is asked for without a screen
 * @param practice what to do on a simulated host instead of this one
 * @param probe what to ask the application for
 * @param window the time of day at which the maintenance window ends
 */
record Options(
    OptionalInt pid,
    Optional<Path> pidfile,
    OptionalInt delayTenths,
    Optional<String> user,
    boolean all,
    boolean readOnly,
    boolean color,
    boolean unicode,
    boolean mouse,
    boolean config,
    JournalChoice journal,
    boolean once,
    boolean json,
    Optional<CommandRequest> command,
    Optional<RehearsalRequest> practice,
    Optional<ProbeUrl> probe,
    Optional<LocalTime> window) {

  /** The longest delay, ten seconds. */
  public static final int MAX_DELAY_TENTHS = 100;

  /** An empty command line. */
  public static final Options DEFAULT =
      new Options(
          OptionalInt.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          false,
          false,
          true,
          true,
          false,
          true,
          JournalChoice.DEFAULT,
          false,
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** The same for the processes of this user alone, or of all. */
  Options of(Optional<String> one) {
    return new Options(
        pid,
        pidfile,
        delayTenths,
        one,
        all,
        readOnly,
        color,
        unicode,
        mouse,
        config,
        journal,
        once,
        json,
        command,
        practice,
        probe,
        window);
  }
}

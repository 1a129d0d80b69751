package gunitop.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the operator asked for on the command line.
 *
 * @param pid the process whose application is to be shown at once; always positive
 * @param pidfile the file that names that process; never together with {@code pid}
 * @param delayTenths tenths of a second between two snapshots while nothing is under way, 1 to 100
 * @param user show the processes of this user alone
 * @param all show every process, not Gunicorn's trees alone
 * @param readOnly send no signal, whatever is pressed
 * @param color whether colours may be used; the environment may still forbid them
 * @param unicode whether characters beyond ASCII may be used; the locale may still forbid them
 * @param mouse whether the mouse is listened to
 * @param once one snapshot as plain text, instead of a screen
 * @param json that snapshot as JSON; only together with {@code once}
 */
public record Options(
    OptionalInt pid,
    Optional<Path> pidfile,
    int delayTenths,
    Optional<String> user,
    boolean all,
    boolean readOnly,
    boolean color,
    boolean unicode,
    boolean mouse,
    boolean once,
    boolean json) {

  /** The delay where none is asked for: a second. */
  public static final int DEFAULT_DELAY_TENTHS = 10;

  /** The longest delay, ten seconds. */
  public static final int MAX_DELAY_TENTHS = 100;

  /** An empty command line. */
  public static final Options DEFAULT =
      new Options(
          OptionalInt.empty(),
          Optional.empty(),
          DEFAULT_DELAY_TENTHS,
          Optional.empty(),
          false,
          false,
          true,
          true,
          false,
          false,
          false);
}

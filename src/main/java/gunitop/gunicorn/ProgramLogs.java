package gunitop.gunicorn;

import java.util.Optional;

/**
 * Where supervisord writes what a program prints, as its configuration says; {@code AUTO}, the
 * default, is a file whose name supervisord makes up, {@code NONE} no file.
 *
 * @param out {@code stdout_logfile}
 * @param error {@code stderr_logfile}; of no effect where {@code redirect_stderr} is set
 */
public record ProgramLogs(String out, String error) {
  /** What supervisord does where nothing is set. */
  public static final ProgramLogs DEFAULT = new ProgramLogs("AUTO", "AUTO");

  /** The path that a setting names; empty where it names none. */
  public static Optional<String> path(String setting) {
    return setting.startsWith("/") ? Optional.of(setting) : Optional.empty();
  }
}

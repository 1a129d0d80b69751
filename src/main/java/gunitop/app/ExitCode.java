package gunitop.app;

/** What the program says to the shell that started it. */
public final class ExitCode {
  /** All is well. */
  public static final int FINE = 0;

  /** {@code --once} found no Gunicorn, or the process that was asked for is none. */
  public static final int NO_GUNICORN = 1;

  /** Bad usage, or no usable terminal. */
  public static final int USAGE = 2;

  /** A step is refused and was not sent, or a check is not well. */
  public static final int REFUSED = 3;

  /** A step was sent and has failed. */
  public static final int FAILED = 4;

  /** What was waited for was not seen in time. */
  public static final int NOT_SEEN = 5;

  /** A step wants a confirmation that was not given. */
  public static final int UNCONFIRMED = 6;

  /** A step was not sent: another gunitop holds the controls of the application. */
  public static final int HELD_BY_OTHERS = 7;

  /** Ended by Ctrl-C: 128 and the number of SIGINT. */
  public static final int INTERRUPTED = 130;

  /**
   * The program itself failed, or processes are hidden from it, so that it cannot tell ({@code
   * EX_SOFTWARE} of {@code sysexits.h}).
   */
  public static final int INTERNAL_ERROR = 70;

  private ExitCode() {}
}

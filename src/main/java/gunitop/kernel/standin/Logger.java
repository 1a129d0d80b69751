package gunitop.kernel.standin;

/** A logger that tells nobody, with what JNA calls of {@code java.util.logging.Logger}. */
public final class Logger {
  private static final Logger SILENT = new Logger();

  private Logger() {}

  /** The only one. */
  public static Logger getLogger(String name) {
    return SILENT;
  }

  /** Never. */
  public boolean isLoggable(Level level) {
    return false;
  }

  /** Does nothing. */
  public void log(Level level, String message) {}

  /** Does nothing. */
  public void log(Level level, String message, Object parameter) {}

  /** Does nothing. */
  public void log(Level level, String message, Object... parameters) {}

  /** Does nothing. */
  public void log(Level level, String message, Throwable thrown) {}
}

package gunitop.kernel;

import java.io.IOException;
import java.util.logging.LogManager;

/**
 * For the log that JNA opens when it is loaded and in which it tells of nothing at its usual level:
 * no configuration is read. The JDK's own manager would parse one, and then look through the whole
 * class path for somebody to log to, a third of the time that JNA takes to be loaded.
 */
public final class QuietLogging extends LogManager {
  /** As the JDK makes it. */
  public QuietLogging() {
    super();
  }

  /** There is none; to say so is what keeps the JDK from the search. */
  @Override
  public void readConfiguration() throws IOException {
    throw new IOException("no logging is configured");
  }
}

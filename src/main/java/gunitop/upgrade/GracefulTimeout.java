package gunitop.upgrade;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.History;
import gunitop.gunicorn.LaunchLine;
import gunitop.gunicorn.MasterHistory;
import gunitop.process.Reading;
import java.util.OptionalInt;

/**
 * What a master that was told to go gives its workers before it kills them.
 *
 * @param seconds Gunicorn's default where nothing tells
 * @param isTold whether the command line or the master says so: a configuration file may set
 *     another
 */
public record GracefulTimeout(int seconds, boolean isTold) {
  /** {@code gunicorn/config.py GracefulTimeout}. */
  private static final int DEFAULT_SECONDS = 30;

  /** The timeout of an application, as far as it can be read. */
  public static GracefulTimeout of(Application application, History history) {
    MasterHistory old = history.of(application.old().master().id());
    Reading<Integer> said = old.answer().gracefulSeconds();
    if (said.isKnown()) {
      return new GracefulTimeout(said.get(), true);
    }
    OptionalInt told =
        old.launch().map(LaunchLine::gracefulTimeoutSeconds).orElse(OptionalInt.empty());
    return told.isPresent()
        ? new GracefulTimeout(told.getAsInt(), true)
        : new GracefulTimeout(DEFAULT_SECONDS, false);
  }
}

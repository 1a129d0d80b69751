package gunitop.gunicorn;

import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import java.util.Optional;

/**
 * The {@code gunicorn.conf.py} that Gunicorn reads without being told, from the directory in which
 * it is started ({@code gunicorn/config.py get_default_config_file}).
 */
enum DefaultConfiguration {
  /** It lies there. */
  PRESENT,
  /** There is none now. */
  ABSENT,
  /** Nobody has looked, or the directory is not known. */
  UNKNOWN;

  static final String NAME = "gunicorn.conf.py";

  /** What is known of a master's. */
  static DefaultConfiguration of(ProcessSample master, Snapshot snapshot, MasterHistory history) {
    Optional<String> path = history.places().flatMap(PidfilePlaces::configuration);
    boolean isWhereItWas =
        path.isPresent()
            && master.files().isKnown()
            && history.places().get().directory().equals(PidfilePlaces.directory(master));
    // Those places were asked for after the last snapshot.
    return !isWhereItWas ? UNKNOWN : snapshot.files().containsKey(path.get()) ? PRESENT : ABSENT;
  }

  /** Why it may set what the command line does not; empty where it cannot. */
  Optional<String> mayBeRead(LaunchLine line) {
    return switch (this) {
      case PRESENT -> Optional.of("not on the command line; ./" + NAME + " may set it");
      case UNKNOWN ->
          Optional.of("not on the command line; whether there is a " + NAME + " is not known");
      case ABSENT ->
          line.directory().isPresent()
              ? Optional.of(
                  "not on the command line; a " + NAME + " where it was started may set it")
              : Optional.empty();
    };
  }
}

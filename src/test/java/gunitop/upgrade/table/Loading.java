package gunitop.upgrade.table;

import java.util.ArrayList;
import java.util.List;

/** What can be seen of how the application is loaded. */
enum Loading {
  /** {@code --preload} stands on the command line. */
  PRELOAD("yes"),
  /** The command line is readable, and no other source can say {@code --preload}. */
  NO_PRELOAD("no"),
  /** A title hides OLD's command line, and NEW's names a configuration file. */
  UNKNOWN("unknown");

  private final String label;

  Loading(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** The command line of a master that has handlers. */
  String[] ofOld(boolean daemon, int workers) {
    return this == UNKNOWN
        ? new String[] {"gunicorn: master [app:application]"}
        : line(daemon, workers);
  }

  /** The command line of a NEW master that has handlers. */
  String[] ofNew(boolean daemon, int workers) {
    return this == UNKNOWN
        ? new String[] {"gunicorn: master [app:application.2]"}
        : line(daemon, workers);
  }

  /** The command line of a NEW master that imports. */
  String[] ofImporting(boolean daemon, int workers) {
    return line(daemon, workers);
  }

  private String[] line(boolean daemon, int workers) {
    List<String> words = new ArrayList<>(List.of("/usr/bin/python3", "/usr/bin/gunicorn"));
    if (this == UNKNOWN) {
      words.addAll(List.of("-c", "/etc/gunicorn.py"));
      words.add("app:application");
      return words.toArray(String[]::new);
    }
    if (daemon) {
      words.add("--daemon");
    }
    if (this == PRELOAD) {
      words.add("--preload");
    }
    words.addAll(List.of("-w", String.valueOf(workers), "app:application"));
    return words.toArray(String[]::new);
  }
}

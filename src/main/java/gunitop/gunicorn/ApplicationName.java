package gunitop.gunicorn;

import gunitop.process.Listener;
import gunitop.process.ProcessSample;
import java.util.List;
import java.util.Optional;

/**
 * What to call an application: the name in a master's title, the application on a command line,
 * else the listener's address, else the master's PID. Only a name: nothing is judged by it.
 */
final class ApplicationName {
  private static final String PROGRAM = "gunicorn: ";
  private static final String OF_A_NEW_MASTER = ".2";

  private static final LastAnswers<String, Optional<String>> TITLES =
      new LastAnswers<>(ApplicationName::inTitle);

  private ApplicationName() {}

  static String of(List<ProcessSample> masters, History history, List<Listener> listeners) {
    for (ProcessSample master : masters) {
      List<String> commandLine = master.traits().commandLine();
      if (!commandLine.isEmpty()) {
        Optional<String> title = TITLES.of(commandLine.get(0));
        if (title.isPresent()) {
          return title.get();
        }
      }
      Optional<String> application =
          LaunchLine.of(commandLine)
              .or(() -> history.of(master.id()).launch())
              .flatMap(LaunchLine::application);
      if (application.isPresent()) {
        return application.get();
      }
    }
    return listeners.isEmpty() ? "gunicorn " + masters.get(0).pid() : listeners.get(0).address();
  }

  /** The name within {@code gunicorn: master [NAME]} ({@code gunicorn/util.py _setproctitle}). */
  private static Optional<String> inTitle(String text) {
    String title = text.strip();
    int open = title.indexOf(" [");
    if (!title.startsWith(PROGRAM) || open < PROGRAM.length() || !title.endsWith("]")) {
      return Optional.empty();
    }
    String name = title.substring(open + 2, title.length() - 1);
    int suffix = name.length() - OF_A_NEW_MASTER.length();
    boolean marked = suffix > 0 && name.endsWith(OF_A_NEW_MASTER);
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(marked ? name.substring(0, suffix) : name);
  }
}

package gunitop.gunicorn;

import gunitop.process.Listener;
import gunitop.process.ProcessSample;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to call an application: the name in a master's title, the application on a command line,
 * else the listener's address, else the master's PID. Only a name: nothing is judged by it.
 */
final class ApplicationName {
  private static final Pattern TITLE = Pattern.compile("gunicorn: \\w+ \\[(.+?)(?:\\.2)?\\]\\s*");

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

  private static Optional<String> inTitle(String text) {
    Matcher title = TITLE.matcher(text);
    return title.matches() ? Optional.of(title.group(1)) : Optional.empty();
  }
}

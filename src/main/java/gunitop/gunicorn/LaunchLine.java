package gunitop.gunicorn;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The command line with which a master was started, where it can still be read: a title overwrites
 * it, and an exec'd NEW master shows it only for as long as it imports.
 *
 * @param arguments what follows the program, without {@code GUNICORN_CMD_ARGS}
 */
public record LaunchLine(List<String> arguments) {
  private static final Set<String> WORKERS = Set.of("-w", "--workers");
  private static final Set<String> PIDFILE = Set.of("-p", "--pid");
  private static final Set<String> TIMEOUT = Set.of("-t", "--timeout");
  private static final Set<String> GRACEFUL_TIMEOUT = Set.of("--graceful-timeout");
  private static final Set<String> CONFIG = Set.of("-c", "--config");
  private static final Set<String> DIRECTORY = Set.of("--chdir");
  private static final int MOST_DIGITS = 6;
  private static final Set<String> NO_VALUE =
      Set.of("-D", "--daemon", "-R", "--preload", "--reload", "--reuse-port", "--check-config");

  private static final LastAnswers<List<String>, Optional<LaunchLine>> PARSED =
      new LastAnswers<>(LaunchLine::parse);

  /** Copies the list. */
  public LaunchLine {
    arguments = List.copyOf(arguments);
  }

  /** Whether some word of a command line or title is the program's name or begins with it. */
  public static boolean namesGunicorn(List<String> commandLine) {
    int last = Math.min(4, commandLine.size());
    for (int i = 0; i < last; i++) {
      String word = commandLine.get(i);
      if (word.startsWith("gunicorn", word.lastIndexOf('/') + 1)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the first word is a Python interpreter. */
  static boolean isPython(List<String> commandLine) {
    if (commandLine.isEmpty()) {
      return false;
    }
    String program = commandLine.get(0);
    String name = program.substring(program.lastIndexOf('/') + 1);
    return name.startsWith("python") || name.startsWith("pypy");
  }

  /**
   * The launch line in a command line; empty where it is a title ({@code gunicorn: master [app]},
   * one word with a colon) or none of Gunicorn's.
   */
  public static Optional<LaunchLine> of(List<String> commandLine) {
    return PARSED.of(commandLine);
  }

  private static Optional<LaunchLine> parse(List<String> commandLine) {
    if (!namesGunicorn(commandLine) || isTitle(commandLine)) {
      return Optional.empty();
    }
    for (int i = 0; i < commandLine.size(); i++) {
      if (namesGunicorn(commandLine.subList(i, i + 1))) {
        return Optional.of(new LaunchLine(commandLine.subList(i + 1, commandLine.size())));
      }
    }
    return Optional.empty();
  }

  private static boolean isTitle(List<String> commandLine) {
    return commandLine.get(0).startsWith("gunicorn: ");
  }

  /** The number of workers asked for by {@code -w} or {@code --workers}; the last one wins. */
  public OptionalInt workers() {
    return number(WORKERS);
  }

  /** Seconds after which a silent worker is killed, where the line says so. */
  public OptionalInt timeoutSeconds() {
    return number(TIMEOUT);
  }

  /** Seconds that TERM gives a worker, where the line says so. */
  public OptionalInt gracefulTimeoutSeconds() {
    return number(GRACEFUL_TIMEOUT);
  }

  /** The pidfile, as written; may be relative to the directory in which Gunicorn was started. */
  public Optional<String> pidfile() {
    return value(PIDFILE);
  }

  /** The directory into which Gunicorn changes before it loads the application. */
  public Optional<String> directory() {
    return value(DIRECTORY);
  }

  /** Whether {@code --preload} stands on it. */
  public boolean preloads() {
    return arguments.contains("--preload");
  }

  /** Whether {@code --daemon} stands on it. */
  public boolean daemonizes() {
    return arguments.contains("--daemon") || arguments.contains("-D");
  }

  /** Whether {@code --reuse-port} stands on it. */
  public boolean reusesPort() {
    return arguments.contains("--reuse-port");
  }

  /** Whether a configuration file is named, which may set anything that the line does not. */
  public boolean hasConfiguration() {
    return value(CONFIG).isPresent();
  }

  /** The WSGI application, {@code module:callable}; the first argument that is no option's. */
  public Optional<String> application() {
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (!word.startsWith("-")) {
        return Optional.of(word);
      }
      boolean takesNext =
          !NO_VALUE.contains(word)
              && (word.startsWith("--") ? !word.contains("=") : word.length() == 2);
      if (takesNext) {
        i++;
      }
    }
    return Optional.empty();
  }

  private OptionalInt number(Set<String> names) {
    String text = lastValue(names);
    if (text == null || text.isEmpty() || text.length() > MOST_DIGITS) {
      return OptionalInt.empty();
    }
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return OptionalInt.empty();
      }
      number = number * 10 + (digit - '0');
    }
    return OptionalInt.of(number);
  }

  private Optional<String> value(Set<String> names) {
    return Optional.ofNullable(lastValue(names));
  }

  /** The value of the last such option; {@code null} where there is none. */
  private String lastValue(Set<String> names) {
    String found = null;
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (!word.startsWith("-")) {
        continue;
      }
      boolean isLong = word.startsWith("--");
      if (names.contains(word)) {
        found = i + 1 < arguments.size() ? arguments.get(i + 1) : found;
      } else if (isLong && word.indexOf('=') > 0) {
        int equals = word.indexOf('=');
        found = names.contains(word.substring(0, equals)) ? word.substring(equals + 1) : found;
      } else if (!isLong && word.length() > 2) {
        found = names.contains(word.substring(0, 2)) ? word.substring(2) : found;
      }
    }
    return found;
  }
}

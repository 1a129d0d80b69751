package gunitop.gunicorn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The command line with which a master was started, where it can still be read: a title overwrites
 * it, and an exec'd NEW master shows it only for as long as it imports.
 *
 * @param program what it starts
 * @param arguments what follows, without {@code GUNICORN_CMD_ARGS}
 */
public record LaunchLine(LaunchProgram program, GunicornArguments arguments) {
  private static final LastAnswers<List<String>, Optional<LaunchLine>> PARSED =
      new LastAnswers<>(LaunchLine::parse);

  /** Whether the program that a command line starts, or a title names, is Gunicorn. */
  public static boolean namesGunicorn(List<String> commandLine) {
    return !commandLine.isEmpty()
        && (commandLine.get(0).startsWith("gunicorn: ")
            || LaunchProgram.of(commandLine).filter(LaunchProgram::isGunicorns).isPresent());
  }

  /** Whether the first word is a Python interpreter. */
  public static boolean isPython(List<String> commandLine) {
    return !commandLine.isEmpty() && LaunchProgram.isPython(commandLine.get(0));
  }

  /**
   * The launch line in a master's command line. Empty where it is a title ({@code gunicorn: master
   * [app]}), and for a Python program of another name, unless all its arguments are Gunicorn's: a
   * console script may be called anything.
   */
  public static Optional<LaunchLine> of(List<String> commandLine) {
    return PARSED.of(commandLine);
  }

  private static Optional<LaunchLine> parse(List<String> commandLine) {
    return LaunchProgram.of(commandLine)
        .map(program -> new LaunchLine(program, GunicornArguments.of(program.arguments())))
        .filter(
            line ->
                line.isGunicorns()
                    || line.arguments.isWhole() && !line.arguments.values().isEmpty());
  }

  /** The whole of it, with a Python in front of a script or module. */
  List<String> all() {
    List<String> all = new ArrayList<>(List.of("python3"));
    if (program.kind() == LaunchProgram.Kind.MODULE
        || program.kind() == LaunchProgram.Kind.SUBMODULE) {
      all.addAll(program.name().endsWith(".py") ? List.of() : List.of("-m"));
    }
    all.add(program.name());
    all.addAll(arguments.words());
    return all;
  }

  /** What follows the program, as it stands there. */
  public List<String> words() {
    return arguments.words();
  }

  /** Whether its script is Gunicorn's own: another one may set anything by itself. */
  boolean isGunicorns() {
    return program.isGunicorns();
  }

  /**
   * Whether it is {@code python -m gunicorn}, or what a NEW master is executed as then: a file in
   * Gunicorn's own folder, which Python puts first on its path.
   */
  public boolean runsAsModule() {
    return program.kind() == LaunchProgram.Kind.MODULE;
  }

  /** The script or module that it starts. */
  public String script() {
    return program.name();
  }

  /** Whether all of it was understood: only then it is known what does not stand there. */
  boolean isWhole() {
    return arguments.isWhole();
  }

  /** The number of workers asked for by {@code -w} or {@code --workers}; the last one wins. */
  public OptionalInt workers() {
    return number("--workers");
  }

  /** Seconds after which a silent worker is killed, where the line says so. */
  public OptionalInt timeoutSeconds() {
    return number("--timeout");
  }

  /** Seconds that TERM gives a worker, where the line says so. */
  public OptionalInt gracefulTimeoutSeconds() {
    return number("--graceful-timeout");
  }

  /** The pidfile, as written; may be relative to the directory in which Gunicorn was started. */
  public Optional<String> pidfile() {
    return arguments.value("--pid");
  }

  /** The directory into which Gunicorn changes before it loads the application. */
  public Optional<String> directory() {
    return arguments.value("--chdir");
  }

  /** The folders that Gunicorn puts on Python's path, with commas between them. */
  public Optional<String> pythonPath() {
    return arguments.value("--pythonpath");
  }

  /** The addresses to listen on, as written; empty where the line names none. */
  public List<String> binds() {
    List<String> words = arguments.words();
    List<String> binds = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean apart = word.equals("-b") || word.equals("--bind");
      if (apart && i + 1 < words.size()) {
        binds.add(words.get(i + 1));
      } else if (word.startsWith("--bind=")) {
        binds.add(word.substring("--bind=".length()));
      } else if (word.startsWith("-b") && word.length() > 2) {
        binds.add(word.substring(2));
      }
    }
    return binds;
  }

  /** Whether it only looks at the configuration and starts nothing. */
  public boolean onlyChecks() {
    return arguments.has("--check-config") || arguments.has("--print-config");
  }

  /** Whether {@code --preload} stands on it. */
  public boolean preloads() {
    return arguments.has("--preload");
  }

  /** Whether {@code --reuse-port} stands on it. */
  public boolean reusesPort() {
    return arguments.has("--reuse-port");
  }

  /** Whether a configuration file is named, which may set anything that the line does not. */
  public boolean hasConfiguration() {
    return arguments.has("--config") || arguments.has("--paste") || arguments.has("--paster");
  }

  /** The WSGI application, {@code module:callable}; the first argument that is no option's. */
  public Optional<String> application() {
    return arguments.application();
  }

  private OptionalInt number(String option) {
    return arguments.number(option).map(OptionalInt::of).orElse(OptionalInt.empty());
  }
}

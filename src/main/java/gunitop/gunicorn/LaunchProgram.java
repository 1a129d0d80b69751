package gunitop.gunicorn;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a command line starts, and what it hands over to that.
 *
 * @param kind what is started
 * @param name the script's path, or the module's name
 * @param arguments what follows
 */
record LaunchProgram(Kind kind, String name, List<String> arguments) {
  /** What a command line starts. */
  enum Kind {
    /** Gunicorn's own script, by any interpreter. */
    SCRIPT,
    /**
     * {@code python -m gunicorn}, or the {@code gunicorn/__main__.py} as which a NEW master is
     * executed then ({@code gunicorn/arbiter.py START_CTX}).
     */
    MODULE,
    /** {@code python -m gunicorn.app.wsgiapp}, or that module's file. */
    SUBMODULE,
    /** Some Python program: it may have Gunicorn in it under another name. */
    OTHER_PYTHON
  }

  private static final Pattern SCRIPT =
      Pattern.compile("\\.?gunicorn(d|_django|_paster)?[-0-9.]{0,8}(-wrapped)?");
  private static final Set<String> SUBMODULES =
      Set.of("gunicorn.app.wsgiapp", "gunicorn.app.pasterapp", "gunicorn.app.djangoapp");
  private static final String LETTERS_WITH_VALUE = "XWcm";
  private static final String HASHES = "--check-hash-based-pycs";

  /** Copies the list. */
  LaunchProgram {
    arguments = List.copyOf(arguments);
  }

  /** Whether it is Gunicorn's own, and not a program that may set anything by itself. */
  boolean isGunicorns() {
    return kind != Kind.OTHER_PYTHON;
  }

  /** What this command line starts; empty for a title and for what is no Python program. */
  static Optional<LaunchProgram> of(List<String> commandLine) {
    if (commandLine.isEmpty() || commandLine.get(0).contains(": ")) {
      return Optional.empty();
    }
    return isPython(commandLine.get(0))
        ? ofInterpreter(commandLine)
        : kindOfFile(commandLine.get(0))
            .filter(kind -> kind != Kind.OTHER_PYTHON)
            .map(kind -> program(kind, commandLine, 0));
  }

  /** Whether a word names a Python interpreter. */
  static boolean isPython(String word) {
    String name = fileName(word);
    return name.startsWith("python") || name.startsWith("pypy");
  }

  /** Passes over the interpreter's own options ({@code python -h}). */
  private static Optional<LaunchProgram> ofInterpreter(List<String> words) {
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals(HASHES)) {
        i++;
      } else if (!word.startsWith("-") || word.equals("-")) {
        int at = i;
        return kindOfFile(word).map(kind -> program(kind, words, at));
      } else if (!word.startsWith("--")) {
        int letter = withValue(word);
        boolean follows = letter == word.length() - 1;
        if (letter > 0 && word.charAt(letter) == 'c') {
          return Optional.empty();
        }
        if (letter > 0 && word.charAt(letter) == 'm') {
          return ofModule(words, follows ? i + 1 : i, follows ? "" : word.substring(letter + 1));
        }
        i += follows && letter > 0 ? 1 : 0;
      }
    }
    return Optional.empty();
  }

  /** Where the first letter stands that takes a value; 0 where none does. */
  private static int withValue(String word) {
    for (int i = 1; i < word.length(); i++) {
      if (LETTERS_WITH_VALUE.indexOf(word.charAt(i)) >= 0) {
        return i;
      }
    }
    return 0;
  }

  private static Optional<LaunchProgram> ofModule(List<String> words, int at, String attached) {
    if (at >= words.size()) {
      return Optional.empty();
    }
    String module = attached.isEmpty() ? words.get(at) : attached;
    Kind kind =
        module.equals("gunicorn") || module.equals("gunicorn.__main__")
            ? Kind.MODULE
            : SUBMODULES.contains(module) ? Kind.SUBMODULE : Kind.OTHER_PYTHON;
    return Optional.of(new LaunchProgram(kind, module, words.subList(at + 1, words.size())));
  }

  private static Optional<Kind> kindOfFile(String path) {
    if (path.endsWith("/gunicorn/__main__.py")) {
      return Optional.of(Kind.MODULE);
    }
    for (String module : SUBMODULES) {
      if (path.endsWith("/" + module.replace('.', '/') + ".py")) {
        return Optional.of(Kind.SUBMODULE);
      }
    }
    return Optional.of(SCRIPT.matcher(fileName(path)).matches() ? Kind.SCRIPT : Kind.OTHER_PYTHON);
  }

  private static LaunchProgram program(Kind kind, List<String> words, int at) {
    return new LaunchProgram(kind, words.get(at), words.subList(at + 1, words.size()));
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}

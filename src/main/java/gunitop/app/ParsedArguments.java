package gunitop.app;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command line taken apart by {@link Syntax#OPTIONS}; what its values mean is not asked here.
 * Short options may share a word ({@code -aCd5}), a value may be a part of it ({@code -d5}, {@code
 * --delay=5}) or the next one, {@code --} ends the options. By hand, as the library that writes the
 * help takes as long to parse one number as the rest of the program to its first frame (the
 * manual's chapter on performance has the figures).
 */
final class ParsedArguments {
  private final String[] words;
  private final Map<String, String> values = new HashMap<>();
  private int next;
  private Subcommand command;
  private String operand;
  private String positional;
  private String fault;
  private String unmatched;

  private ParsedArguments(String... words) {
    this.words = words;
  }

  /** Takes these words apart. */
  static ParsedArguments of(String... words) {
    ParsedArguments taken = new ParsedArguments(words);
    boolean options = true;
    while (taken.next < words.length && taken.fault == null) {
      String word = words[taken.next++];
      if (options && word.equals("--")) {
        options = false;
      } else if (!options) {
        taken.argument(word, false);
      } else if (!taken.option(word)) {
        taken.argument(word, resemblesOption(word));
      }
    }
    return taken;
  }

  /** What is wrong with them, for the operator; empty where all could be taken apart. */
  Optional<String> fault() {
    if (fault != null || unmatched == null || has(Syntax.HELP) || has(Syntax.VERSION)) {
      return Optional.ofNullable(fault);
    }
    return Optional.of(
        unmatched.startsWith("-")
            ? "there is no option " + unmatched
            : "only one PID allowed; extra: " + unmatched);
  }

  /** Whether this option is there, by its longest name. */
  boolean has(String name) {
    return values.containsKey(name);
  }

  /** The value of this option, by its longest name. */
  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** What is asked for: the first word that is no option, where it is one of these. */
  Optional<Subcommand> command() {
    return Optional.ofNullable(command);
  }

  /** The word behind the command, where it takes one. */
  Optional<String> operand() {
    return Optional.ofNullable(operand);
  }

  /** The options that are there, by their longest names. */
  Set<String> options() {
    return values.keySet();
  }

  /** What else is no option. */
  Optional<String> positional() {
    return Optional.ofNullable(positional);
  }

  private boolean awaitsOperand() {
    return command != null
        && command.operand() != Subcommand.Operand.NONE
        && operand == null
        && positional == null;
  }

  private void argument(String word, boolean unknownOption) {
    Optional<Subcommand> named =
        command == null && positional == null && !unknownOption
            ? Subcommand.of(word)
            : Optional.empty();
    if (named.isPresent()) {
      command = named.get();
    } else if (awaitsOperand() && !unknownOption) {
      operand = word;
    } else if (positional == null && !unknownOption) {
      positional = word;
    } else if (unmatched == null) {
      unmatched = word;
    }
  }

  /** False where this is no option that there is. */
  private boolean option(String word) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    Optional<CommandOption> option = Syntax.option(name);
    if (option.isPresent()) {
      take(option.get(), equals < 0 ? null : word.substring(equals + 1));
      return true;
    }
    if (word.startsWith("--")
        || word.length() < 2
        || Syntax.option(word.substring(0, 2)).isEmpty()) {
      return false;
    }
    cluster(word);
    return true;
  }

  private void cluster(String word) {
    for (int i = 1; i < word.length() && fault == null; i++) {
      Optional<CommandOption> option = Syntax.option("-" + word.charAt(i));
      if (option.isEmpty()) {
        argument("-" + word.substring(i), true);
        return;
      }
      String rest = word.substring(i + 1);
      boolean joined = rest.startsWith("=");
      if (option.get().takesValue() && isOption(rest)) {
        fault = option.get().name() + " needs a value";
        return;
      }
      if (rest.isEmpty() || joined || option.get().takesValue()) {
        take(option.get(), rest.isEmpty() ? null : joined ? rest.substring(1) : rest);
        return;
      }
      take(option.get(), null);
    }
  }

  /** Takes an option, and its value: the one in the same word, or else the next word. */
  private void take(CommandOption option, String given) {
    String value = given;
    if (option.takesValue() && given == null) {
      boolean follows = next < words.length && !isOption(words[next]);
      if (!follows && option.fallback() == null) {
        fault = option.name() + " needs a value";
        return;
      }
      value = follows ? words[next++] : option.fallback();
    } else if (!option.takesValue() && given != null) {
      fault =
          "option '" + option.name() + "' should be specified without '" + given + "' parameter";
      return;
    }
    if (values.containsKey(option.name())) {
      fault = option.name() + " is given twice";
    }
    values.put(option.name(), value == null ? "" : value);
  }

  /** A negative number does not: it is a PID that is refused as such. */
  private static boolean resemblesOption(String word) {
    if (word.length() < 2 || word.charAt(0) != '-') {
      return false;
    }
    for (int i = 1; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c != '.' && (c < '0' || c > '9')) {
        return true;
      }
    }
    return false;
  }

  /** Whether this word, where a value might stand, is an option that there is. */
  private static boolean isOption(String word) {
    int equals = word.indexOf('=');
    return word.equals("--")
        || Syntax.option(equals < 0 ? word : word.substring(0, equals)).isPresent()
        || word.length() > 2
            && !word.startsWith("--")
            && Syntax.option(word.substring(0, 2)).isPresent();
  }
}

package gunitop.app;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for zsh. */
final class ZshCompletion {
  private ZshCompletion() {}

  /** A file for a directory of {@code $fpath}, to be named {@code _gunitop}. */
  static String of(CommandSpec spec) {
    ArgSpec positional = spec.positionalParameters().get(0);
    return "#compdef gunitop\n"
        + "_arguments -s \\\n"
        + spec.options().stream().map(ZshCompletion::option).collect(Collectors.joining())
        + "  '1::"
        + positional.paramLabel()
        + ":"
        + "{"
        + action(positional)
        + "; compadd "
        + String.join(" ", Completable.commands())
        + "}' \\\n"
        + "  '2::"
        + positional.paramLabel()
        + ":"
        + action(positional)
        + "'\n";
  }

  private static String option(OptionSpec option) {
    return Arrays.stream(option.names())
        .map(name -> "  '" + excluded(option) + name + value(option, name) + "' \\\n")
        .collect(Collectors.joining());
  }

  /** An option given once is not offered again, by none of its names. */
  private static String excluded(OptionSpec option) {
    return "(" + String.join(" ", option.names()) + ")";
  }

  private static String value(OptionSpec option, String name) {
    String text = "[" + quoted(String.join(" ", option.description())) + "]";
    if (option.arity().max() == 0) {
      return text;
    }
    boolean longName = name.startsWith("--");
    boolean mayLack = option.arity().min() == 0;
    return (longName ? mayLack ? "=-" : "=" : "+")
        + text
        + (mayLack ? "::" : ":")
        + option.paramLabel()
        + ":"
        + action(option);
  }

  private static String action(ArgSpec argument) {
    return switch (Completable.of(argument)) {
      case FILES -> "_files";
      case USERS -> "_users";
      case PROCESSES -> "_pids -m gunicorn";
      case WORDS -> "(" + String.join(" ", Completable.words(argument)) + ")";
      case NOTHING -> "";
    };
  }

  private static String quoted(String text) {
    return text.replace("[", "\\[").replace("]", "\\]").replace(":", "\\:").replace("'", "'\\''");
  }
}

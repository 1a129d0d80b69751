package gunitop.app;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for bash, with and without the package bash-completion. */
final class BashCompletion {
  private static final String INDENT = "      ";

  private BashCompletion() {}

  /** A file to be sourced. */
  static String of(CommandSpec spec) {
    List<String> lines =
        List.of(
            "# bash completion for gunitop",
            "_gunitop() {",
            "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}",
            "  # --name=value comes as three words where '=' breaks words.",
            "  if [[ $current == '=' ]]; then",
            "    current=",
            "  elif [[ $previous == '=' && $COMP_CWORD -ge 2 ]]; then",
            "    previous=${COMP_WORDS[COMP_CWORD-2]}",
            "  fi",
            "  COMPREPLY=()",
            "  case $previous in",
            values(spec),
            "  esac",
            "  if [[ $current == -* ]]; then",
            INDENT + reply("-W '" + names(spec) + "'"),
            "  else",
            INDENT
                + reply(
                    source(spec.positionalParameters().get(0))
                        + " -W '"
                        + String.join(" ", Completable.commands())
                        + "'"),
            "  fi",
            "}",
            "complete -F _gunitop gunitop");
    return String.join("\n", lines) + "\n";
  }

  private static String values(CommandSpec spec) {
    return spec.options().stream()
        .filter(option -> option.arity().max() > 0)
        .map(BashCompletion::value)
        .collect(Collectors.joining("\n"));
  }

  private static String value(OptionSpec option) {
    String source = source(option);
    String offer = source.isEmpty() ? "" : "\n" + INDENT + reply(source);
    return "    " + String.join(" | ", option.names()) + ")" + offer + "\n" + INDENT + "return ;;";
  }

  private static String names(CommandSpec spec) {
    return spec.options().stream()
        .flatMap(option -> Arrays.stream(option.names()))
        .collect(Collectors.joining(" "));
  }

  private static String reply(String source) {
    return "COMPREPLY=($(compgen " + source + " -- \"$current\"))";
  }

  /** What compgen is told; empty where nothing can be offered. */
  private static String source(ArgSpec argument) {
    return switch (Completable.of(argument)) {
      case FILES -> "-f";
      case USERS -> "-u";
      case PROCESSES -> "-W \"$(pgrep -f gunicorn)\"";
      case WORDS -> "-W '" + String.join(" ", Completable.words(argument)) + "'";
      case NOTHING -> "";
    };
  }
}

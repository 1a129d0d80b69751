package gunitop.app;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for bash, with and without the package bash-completion. */
final class BashCompletion {
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
            "    COMPREPLY=($(compgen -W '" + names(spec) + "' -- \"$current\"))",
            "  else",
            "    " + reply(spec.positionalParameters().get(0)),
            "  fi",
            "}",
            "complete -F _gunitop gunitop");
    return String.join("\n", lines) + "\n";
  }

  private static String values(CommandSpec spec) {
    return spec.options().stream()
        .filter(option -> option.arity().max() > 0)
        .map(option -> "    " + caseOf(option) + ")\n      " + reply(option) + "\n      return ;;")
        .collect(Collectors.joining("\n"));
  }

  /** A value that may lack is one only behind {@code =}. */
  private static String caseOf(OptionSpec option) {
    return String.join(" | ", option.names());
  }

  private static String names(CommandSpec spec) {
    return spec.options().stream()
        .flatMap(option -> Arrays.stream(option.names()))
        .collect(Collectors.joining(" "));
  }

  private static String reply(ArgSpec argument) {
    String source =
        switch (Completable.of(argument)) {
          case FILES -> "-f";
          case USERS -> "-u";
          case PROCESSES -> "-W \"$(pgrep -f gunicorn)\"";
          case WORDS -> "-W '" + String.join(" ", Completable.words(argument)) + "'";
          case NOTHING -> "";
        };
    return source.isEmpty() ? ":" : "COMPREPLY=($(compgen " + source + " -- \"$current\"))";
  }
}

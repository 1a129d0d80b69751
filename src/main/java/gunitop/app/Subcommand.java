package gunitop.app;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * What the program can be asked for without a screen, by the first word that is no option.
 *
 * @see CommandLineReader
 */
enum Subcommand {
  CHECK(
      "check",
      "print what would make NEW fail, before USR2; 3 where something is not well",
      Set.of(Syntax.PID, Syntax.PIDFILE, Syntax.JSON, Syntax.NO_CONFIG));

  private final String word;
  private final String description;
  private final Set<String> options;

  Subcommand(String word, String description, Set<String> options) {
    this.word = word;
    this.description = description;
    this.options = options;
  }

  /** As it is typed. */
  String word() {
    return word;
  }

  /** What it does, in the help's words. */
  String description() {
    return description;
  }

  /** Whether this option, by its longest name, goes with it. */
  boolean takes(String option) {
    return options.contains(option);
  }

  /** The one of this word. */
  static Optional<Subcommand> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }
}

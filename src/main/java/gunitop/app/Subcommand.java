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
      Operand.NONE,
      Set.of(Syntax.JSON)),
  STEP(
      "step",
      "send one step, usr2|winch|drain|handover|term|revert, and wait until it is seen to hold",
      Operand.STEP,
      Set.of(
          Syntax.JSON,
          Syntax.READ_ONLY,
          Syntax.WAIT,
          Syntax.YES,
          Syntax.TYPE,
          Syntax.JOURNAL,
          Syntax.PROBE)),
  WAIT(
      "wait",
      "wait until an application is in a stage, e.g. overlap",
      Operand.STAGE,
      Set.of(Syntax.TIMEOUT)),
  WATCH(
      "watch",
      "print a line whenever something changes, until its reader goes",
      Operand.NONE,
      Set.of(Syntax.JSON)),
  REPORT(
      "report",
      "print the account of a course: of a PID, of a FILE of the journal, or the newest",
      Operand.COURSE,
      Set.of(Syntax.LIST, Syntax.FORMAT, Syntax.JSON, Syntax.JOURNAL));

  /** What its first word after it is, before the PID. */
  enum Operand {
    NONE,
    STEP,
    STAGE,
    /** Which may be left out. */
    COURSE
  }

  private static final Set<String> ALL =
      Set.of(Syntax.PID, Syntax.PIDFILE, Syntax.NO_CONFIG, Syntax.NO_JOURNAL);

  private final String word;
  private final String description;
  private final Operand operand;
  private final Set<String> options;

  Subcommand(String word, String description, Operand operand, Set<String> options) {
    this.word = word;
    this.description = description;
    this.operand = operand;
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
    return ALL.contains(option) || options.contains(option);
  }

  /** What follows it, before the PID. */
  Operand operand() {
    return operand;
  }

  /** The one of this word. */
  static Optional<Subcommand> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }
}

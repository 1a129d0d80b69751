package gunitop.app;

/** What a command line comes to. */
public sealed interface Invocation {

  /** Run. */
  record Run(Options options) implements Invocation {}

  /** Print {@code text} on stdout and end well: help or version, asked for. */
  record Inform(String text) implements Invocation {}

  /** Print {@code line} on stderr and end with {@link ExitCode#USAGE}. */
  record Misuse(String line) implements Invocation {}
}

package gunitop.app;

import gunitop.ui.terminal.OperatorTerminal;

/**
 * What a class-data archive is made from: sessions as an operator starts them, up to the first
 * frame, on this host and on a simulated one, on a terminal that is none. The end of its input ends
 * each. Sends nothing, keeps nothing, as no key is pressed and the options forbid both.
 */
final class FirstFrames {
  private FirstFrames() {}

  /** Runs them; ends with 0 where both came to their end. */
  public static void main(String... arguments) {
    Crash.expected();
    int host = session(Syntax.READ_ONLY, Syntax.NO_CONFIG);
    int simulated = session(Syntax.READ_ONLY, Syntax.NO_CONFIG, Syntax.DEMO);
    System.exit(Math.max(host, simulated));
  }

  private static int session(String... arguments) {
    return CommandLineReader.read(arguments) instanceof Invocation.Run run
        ? Main.run(run.options(), OperatorTerminal::openOntoNothing)
        : ExitCode.INTERNAL_ERROR;
  }
}

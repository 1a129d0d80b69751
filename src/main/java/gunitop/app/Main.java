package gunitop.app;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /** Reads the command line, runs, and ends with an {@link ExitCode}. */
  public static void main(String[] arguments) {
    int exitCode = start(arguments);
    System.out.flush();
    System.exit(exitCode);
  }

  private static int start(String... arguments) {
    Invocation invocation = CommandLineReader.read(arguments);
    if (invocation instanceof Invocation.Run run) {
      return run(run.options());
    }
    if (invocation instanceof Invocation.Inform inform) {
      System.out.print(inform.text());
      return ExitCode.FINE;
    }
    System.err.println(((Invocation.Misuse) invocation).line());
    return ExitCode.USAGE;
  }

  private static int run(Options options) {
    return ExitCode.FINE;
  }
}

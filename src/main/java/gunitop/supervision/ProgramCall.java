package gunitop.supervision;

import gunitop.process.CallResult;
import gunitop.trust.Checked;
import gunitop.trust.ProgramRun;
import gunitop.trust.TrustedProgram;
import java.time.Duration;
import java.util.List;

/** Runs a program that can be trusted, and says what became of it. Blocks. */
public final class ProgramCall {
  private ProgramCall() {}

  public static CallResult run(
      Checked<TrustedProgram> program, List<String> arguments, Duration deadline) {
    if (program.value().isEmpty()) {
      return new CallResult.NotRun(program.sentence());
    }
    try (TrustedProgram open = program.value().get()) {
      return result(open.run(arguments, deadline), deadline);
    }
  }

  public static CallResult result(ProgramRun run, Duration deadline) {
    return switch (run.state()) {
      case ENDED -> new CallResult.Ended(run.exitCode(), run.output());
      case TIMED_OUT -> new CallResult.TimedOut(deadline.toMillis() / 1e3, run.output());
      case NOT_RUN -> new CallResult.NotRun(run.output());
    };
  }
}

package gunitop.masterlog.host;

import gunitop.masterlog.LogAnswer.ReadLog;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.process.TypedCommand;
import gunitop.trust.Checked;
import gunitop.trust.ProgramRun;
import gunitop.trust.TrustedProgram;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Asks {@code journalctl} for the last lines of a unit. Blocks. */
final class UnitJournal {
  private static final Duration DEADLINE = Duration.ofSeconds(3);
  private static final List<String> JOURNALCTL = List.of("/usr/bin/journalctl", "/bin/journalctl");

  /** What stands there of a unit; not read where it cannot be asked. */
  ReadLog read(String unit, ProcessId writer) {
    String name = "journal of " + unit;
    return new ReadLog(name, name, Set.of(writer), 0, lines(unit));
  }

  private static Reading<List<String>> lines(String unit) {
    Checked<TrustedProgram> program = TrustedProgram.firstOf(JOURNALCTL);
    if (!TypedCommand.isName(unit) || program.value().isEmpty()) {
      return Reading.notRead();
    }
    try (TrustedProgram open = program.value().get()) {
      ProgramRun run =
          open.run(
              List.of(
                  "-u",
                  unit,
                  "-n",
                  String.valueOf(HostLogs.MOST_LINES),
                  "-q",
                  "--no-pager",
                  "--no-hostname",
                  "-o",
                  "short-iso"),
              DEADLINE);
      if (run.state() != ProgramRun.State.ENDED) {
        return Reading.notRead();
      }
      return run.exitCode() == 0
          ? Reading.known(run.output().lines().filter(line -> !line.startsWith("-- ")).toList())
          : Reading.denied();
    }
  }
}

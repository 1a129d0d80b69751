package gunitop.supervision.supervisord;

import gunitop.gunicorn.ProgramStatus;
import gunitop.process.CallResult;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.TypedCommand;
import gunitop.supervision.PinnedProcess;
import gunitop.trust.Checked;
import java.time.Duration;

/** Lets supervisord stop one program, if it still is the process that is meant. Blocks. */
final class SupervisorStop {
  private static final Duration LOOK = Duration.ofSeconds(5);

  private SupervisorStop() {}

  /**
   * Calls {@code supervisorctl stop}.
   *
   * @param program what supervisord calls the process
   * @param target the process that supervisord must know by that name
   */
  static CallResult run(
      ProcessSample supervisord, String program, ProcessId target, Duration deadline) {
    if (!TypedCommand.isProgram(program)) {
      return new CallResult.NotRun("the name of its program is in no command");
    }
    if (!PinnedProcess.isAlive(target)) {
      return new CallResult.NotRun("process " + target.pid() + " has exited");
    }
    Checked<Supervisorctl> control = SupervisordQuery.control(supervisord);
    if (control.value().isEmpty()) {
      return new CallResult.NotRun(control.sentence());
    }
    try (Supervisorctl open = control.value().get()) {
      return stop(open, program, target, deadline);
    }
  }

  private static CallResult stop(
      Supervisorctl control, String program, ProcessId target, Duration deadline) {
    CallResult status = control.run(LOOK, "status", program);
    boolean same =
        StatusLines.parse(status.output()).stream()
            .anyMatch(one -> one.equals(new ProgramStatus(program, "RUNNING", target.pid())));
    if (!same) {
      return new CallResult.NotRun(
          "supervisord does not run %d as %s now: %s"
              .formatted(target.pid(), program, status.text()));
    }
    CallResult result = control.run(deadline, "stop", program);
    // supervisorctl of older releases exits with 0 whatever happened.
    return result instanceof CallResult.Ended ended && ended.output().contains("ERROR")
        ? new CallResult.Ended(Math.max(1, ended.exitCode()), ended.output())
        : result;
  }
}

package gunitop.supervision;

import gunitop.gunicorn.ProgramStatus;
import gunitop.process.CallResult;
import gunitop.process.ProcessId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lets supervisord stop one program, if it still is the process that is meant. Blocks. */
public final class SupervisorStop {
  private static final Duration LOOK = Duration.ofSeconds(5);

  private SupervisorStop() {}

  /**
   * Calls {@code supervisorctl stop}.
   *
   * @param words the call, whose last two words are {@code stop} and the program's name
   * @param target the process that supervisord must know by that name
   */
  public static CallResult run(List<String> words, ProcessId target, Duration deadline) {
    String program = words.get(words.size() - 1);
    if (!PinnedProcess.isAlive(target)) {
      return new CallResult.NotRun("process " + target.pid() + " has exited");
    }
    List<String> look = new ArrayList<>(words.subList(0, words.size() - 2));
    look.addAll(List.of("status", program));
    CallResult status = ChildProgram.run(look, LOOK);
    boolean same =
        StatusLines.parse(status.output()).stream()
            .anyMatch(one -> one.equals(new ProgramStatus(program, "RUNNING", target.pid())));
    if (!same) {
      return new CallResult.NotRun(
          "supervisord does not run %d as %s now: %s"
              .formatted(target.pid(), program, status.text()));
    }
    CallResult result = ChildProgram.run(words, deadline);
    // supervisorctl of older releases exits with 0 whatever happened.
    return result instanceof CallResult.Ended ended && ended.output().contains("ERROR")
        ? new CallResult.Ended(Math.max(1, ended.exitCode()), ended.output())
        : result;
  }
}

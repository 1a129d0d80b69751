package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Others fork without a pause, thousands of times a second: nothing of an upgrade is missed. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(300)
@Needs({Need.GUNICORN, Need.PYTHON, Need.TMUX})
class ManyForksIT {
  /** 5000 in the run that the manual tells of; what the machine cannot do is left undone. */
  private static final int FORKS_A_SECOND = Integer.getInteger("faults.forks", 300);

  private static final String STORM =
      """
      import os, sys, time
      rate = int(sys.argv[1])
      begun = time.monotonic()
      done = 0
      while os.getppid() == int(sys.argv[2]):
          due = int((time.monotonic() - begun) * rate)
          for _ in range(min(due - done, 50)):
              pid = os.fork()
              if pid == 0:
                  os._exit(0)
              os.waitpid(pid, 0)
              done += 1
          if due - done > rate:
              done = due - rate
          if done >= due:
              time.sleep(0.001)
          if done % 100 == 0:
              print(done, round(time.monotonic() - begun, 1), flush=True)
      """;

  @TempDir private Path directory;

  @Test
  void anUpgradeAndAFailureOfAThirdOfASecondAreSeen() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start();
        LoadClient load = LoadClient.start(gunicorn, 1);
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      Process storm =
          Shell.start(
              List.of(
                  "/usr/bin/python3",
                  "-c",
                  STORM,
                  "" + FORKS_A_SECOND,
                  "" + ProcessHandle.current().pid()),
              directory.resolve("storm"));
      try {
        gunicorn.deployment().putBroken();
        operator.pressesMaybeAsked("u", "kill -USR2 " + old, "STEADY");
        int broken = gunicorn.awaitMaster(2);
        operator.readsLike("FAILED +USR2: NEW master " + broken + " appeared, lived");
        operator.sees("STEADY");
        int newGeneration = WholeUpgrade.by(operator, gunicorn, "v2");
        assertThat(gunicorn.masters()).isEqualTo(List.of(newGeneration));
        load.assertNothingFailed();
      } finally {
        storm.destroyForcibly();
      }
    }
  }
}

package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Under a seccomp filter without pidfd: it is said before the key, and a signal takes a y. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
@Needs({Need.GUNICORN, Need.PYTHON, Need.TMUX})
class RefusedPidfdIT {
  private static final String FILTER = "src/test/resources/without-pidfd.py";

  @ParameterizedTest
  @CsvSource({
    "38, 434, no pidfd (ENOSYS)",
    "1, 434, refuses pidfd (EPERM)",
    "38, 424, no pidfd (ENOSYS)",
    "1, '434,424', refuses pidfd (EPERM)"
  })
  void isToldBeforeTheKeyAndASignalGoesByPidAfterAYes(int errno, String calls, String told) {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start()) {
      int master = gunicorn.master();
      List<String> command = command(errno, calls, String.valueOf(master));
      try (TmuxOperator operator = TmuxOperator.opens(120, 40, command)) {
        operator.readsLike("by PID alone: .*" + Pattern.quote(told));
        operator.reads("2/2 ready");
        operator.terminal().type("u");
        operator.reads("y sends it");
        operator.terminal().type("n");
        operator.terminal().await("no question", sight -> !sight.shows("y sends it"));
        assertThat(gunicorn.masters()).containsExactly(master);
        operator.pressesAndConfirms("u", "kill -USR2 " + master, "STEADY");
        int newGeneration = gunicorn.awaitMaster(2);
        operator.reads("kill -USR2 " + master + ", by PID alone");
        operator.reads("NEW  master " + newGeneration);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"38, 434", "1, 434"})
  void onceTellsItToo(int errno, String calls) {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(1).start()) {
      Shell.Result json = Shell.run(command(errno, calls, "--once", "--json"), Map.of());
      JsonNode application = Gunitop.application(json, gunicorn.master());
      assertThat(Gunitop.each(application.get("findings")))
          .extracting(finding -> finding.get("code").asText())
          .contains("NOT_PINNED");
      assertThat(Gunitop.each(application.get("offers")))
          .filteredOn(offer -> offer.get("step").asText().equals("USR2"))
          .extracting(offer -> offer.get("confirm").asText())
          .containsExactly("yes");
    }
  }

  private static List<String> command(int errno, String calls, String... arguments) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("/usr/bin/python3", FILTER, String.valueOf(errno), calls));
    command.addAll(Gunitop.command(arguments));
    return command;
  }
}

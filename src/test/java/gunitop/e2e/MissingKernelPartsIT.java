package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Under a seccomp filter that refuses inotify, netlink sockets (and with them sock_diag), or both
 * and pidfd: an upgrade still goes through, and who serves is never called nobody.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(200)
@Needs({Need.GUNICORN, Need.PYTHON, Need.TMUX})
class MissingKernelPartsIT {
  private static final String FILTER = "src/test/resources/without-pidfd.py";

  static Stream<String> refused() {
    return Variants.of("38 41,294,434", "97 41", "38 294,253,254");
  }

  @ParameterizedTest
  @MethodSource("refused")
  void anUpgradeGoesThrough(String refused) {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start();
        LoadClient load = LoadClient.start(gunicorn, 1)) {
      List<String> own = new ArrayList<>(List.of("/usr/bin/python3", FILTER));
      own.addAll(List.of(refused.split(" ")));
      List<String> command = new ArrayList<>(own);
      command.addAll(Gunitop.command("" + gunicorn.master()));
      List<String> once = new ArrayList<>(own);
      once.addAll(Gunitop.command("--once", "--json"));
      JsonNode told =
          Gunitop.application(
              Shell.run(once, Map.of(), Duration.ofSeconds(120)), gunicorn.master());
      assertThat(told.get("serving").asText()).isNotEqualTo("no");
      try (TmuxOperator operator = TmuxOperator.opens(120, 40, command)) {
        int old = gunicorn.master();
        gunicorn.deployment().put("v2");
        operator.pressesMaybeAsked("u", "kill -USR2 " + old, "STEADY");
        operator.readsReady(gunicorn.awaitMaster(2));
        operator.pressesMaybeAsked("w", "kill -WINCH " + old, "OVERLAP");
        ScreenSight drained = operator.sees("DRAINED");
        assertThat(drained.shows("OUTAGE")).as(drained.text()).isFalse();
        operator.pressesMaybeAsked("t", "kill -TERM " + old, "DRAINED");
        gunicorn.awaitGone(old);
        operator.sees("STEADY");
      }
      load.assertNothingFailed();
    }
  }
}

package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What clients get, on the screen: a NEW that answers 500 keeps its OLD. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
@Needs({Need.GUNICORN, Need.TMUX})
class ProbeIT {
  private static final String URL = "http://shop.example/ping?token=secret";
  private static final String BROKEN =
      """
      def application(environ, start_response):
          start_response('500 Internal Server Error', [('Content-Type', 'text/plain')])
          return [b'broken']
      """;

  private static TmuxOperator opens(GunicornHost gunicorn) {
    return TmuxOperator.opens(
        120, 40, Gunitop.command("--probe", URL, Integer.toString(gunicorn.master())));
  }

  @Test
  void aNewThatAnswers500ClosesTheGates_andYOverrides() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start();
        TmuxOperator operator = opens(gunicorn)) {
      int old = gunicorn.master();
      operator.readsLike("Probe shop.example/ping: \\d+.200, p50 \\d+ ms");
      gunicorn.deployment().write("app.py", BROKEN);
      operator.pressesMaybeAsked("u", "kill -USR2 " + old, "STEADY");
      operator.readsReady(gunicorn.awaitMaster(2));

      String reason = "NEW fails \\d+ of its last \\d+ probes \\(500\\), OLD 0 of \\d+";
      ScreenSight sight = operator.readsLike("! +" + reason);
      assertThat(sight.showsLike("OLD \\d+.200, p50 \\d+ ms . NEW \\d+.500")).isTrue();
      assertThat(sight.text()).doesNotContain("secret");
      assertThat(operator.isRefused("w", "kill -WINCH " + old)).containsPattern(reason);
      assertThat(operator.isRefused("t", "kill -TERM " + old)).containsPattern(reason);

      operator.terminal().type("w");
      operator.confirms();
      operator.sees("DRAINED");
    }
  }

  @Test
  void aStepWithoutAScreenAsksFirst_andSendsNothingAgainstIt() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start()) {
      int old = gunicorn.master();
      gunicorn.deployment().write("app.py", BROKEN);
      assertThat(Shell.run(Gunitop.command("step", "usr2", "" + old, "--yes"), Map.of()).exitCode())
          .isZero();
      Shell.Result winch =
          Shell.run(Gunitop.command("step", "winch", "" + old, "--probe", URL), Map.of());
      assertThat(winch.exitCode()).as(winch.err()).isEqualTo(6);
      assertThat(winch.err())
          .containsPattern("NEW fails \\d+ of its last \\d+ probes \\(500\\)")
          .doesNotContain("secret");
      assertThat(gunicorn.workersOf(old)).hasSize(2);
      assertThat(gunicorn.log()).doesNotContain("Handling signal: winch");
    }
  }

  @Test
  void theKeyEndsIt() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start();
        TmuxOperator operator = opens(gunicorn)) {
      operator.readsLike("Probe shop.example/ping: \\d+.200");
      operator.terminal().type("P");
      assertThat(operator.reads("The probe is off").shows("Probe shop")).isFalse();
    }
  }

  /** While its only worker is busy, the request waits in the queue whole. */
  @Test
  void theOnlyWorkerIsNeverKeptWaiting() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(1).start()) {
      CompletableFuture<String> busy = LoadClient.askHeld(gunicorn);
      try (TmuxOperator operator = opens(gunicorn)) {
        Await.until(
            "a request that waits", () -> waitsWhole((InetSocketAddress) gunicorn.address()));
        gunicorn.deployment().release();
        assertThat(busy.join()).startsWith("v1");
        operator.readsLike("Probe shop.example/ping: .*\\d+.200");
      }
    }
  }

  /** Whether bytes wait on a connection that nobody has accepted: its inode is 0. */
  private static boolean waitsWhole(InetSocketAddress listener) {
    String port = ":%04X".formatted(listener.getPort());
    try (Stream<String> lines = Files.lines(Path.of("/proc/net/tcp"))) {
      return lines
          .skip(1)
          .map(line -> line.strip().split(" +"))
          .filter(words -> words[1].endsWith(port) && words[3].equals("01"))
          .anyMatch(words -> words[9].equals("0") && !words[4].endsWith(":00000000"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void onceAsksFiveTimes() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start()) {
      Shell.Result result =
          Gunitop.run("--once", "--json", "--probe", URL, Integer.toString(gunicorn.master()));
      JsonNode probe = Gunitop.application(result, gunicorn.master()).at("/generations/0/probe");
      assertThat(probe.at("/statuses/200").asInt()).isEqualTo(5);
      assertThat(probe.get("failures").asInt(-1)).isZero();
      assertThat(probe.get("p50Millis").asInt(-1)).isNotNegative();
    }
  }

  @Test
  @Needs({Need.GUNICORN, Need.ROOT})
  void whereTheListenerCannotBePlacedNothingIsSent() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start()) {
      String master = Integer.toString(gunicorn.master());
      List<String> command =
          Gunitop.commandAs(OtherUser.NOBODY, "--once", "--json", "--probe", URL, master);
      JsonNode application = Gunitop.application(Shell.run(command, Map.of()), gunicorn.master());
      assertThat(application.at("/generations/0/probe").isNull()).isTrue();
    }
  }

  @Test
  void httpsAndPasswordsAreRefusedInOneLine() {
    for (String url : List.of("https://shop.example/", "http://root:secret@shop.example/")) {
      Shell.Result result = Gunitop.run("--probe", url);
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.toString()).contains("gunitop: --probe").doesNotContain("root:secret");
    }
  }
}

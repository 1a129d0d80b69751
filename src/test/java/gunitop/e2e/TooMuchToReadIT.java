package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Others' processes hold and say more than gunitop reads; its heap is small. */
@Timeout(120)
@Needs({Need.GUNICORN, Need.PYTHON})
class TooMuchToReadIT {
  private static final Map<String, String> SMALL = Map.of("JAVA_TOOL_OPTIONS", "-Xmx64m");

  /** As many descriptors as the host allows; and at exit they are all gone. */
  private static final String CONFIGURATION =
      """
      import os, resource

      exec(open("hooks.py").read())
      told = post_worker_init

      def post_worker_init(worker):
          limit = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
          most = min(limit, 450000) - 500
          resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
          fd = os.open("/dev/null", os.O_RDWR)
          for _ in range(most):
              os.dup(fd)
          told(worker)
          open("@DIR@/filled", "a").write("x")
      """;

  @TempDir private Path directory;

  @Test
  void aWorkerWithTooManyDescriptorsIsReadyAndItsConnectionsAreUnknown() throws IOException {
    Path configuration =
        Files.writeString(
            directory.resolve("many.py"), CONFIGURATION.replace("@DIR@", directory.toString()));
    Path filled = directory.resolve("filled");
    try (GunicornHost gunicorn =
        GunicornHost.with().daemon().workers(4).with("-c", configuration.toString()).start()) {
      Await.until("the descriptors", () -> filled.toFile().length() == 4);
      gunicorn.awaitReady(gunicorn.master());
      Shell.Result json = Shell.run(Gunitop.command("--once", "--json"), SMALL);
      assertThat(json.exitCode()).as(json.err()).isZero();
      JsonNode generation = Gunitop.application(json, gunicorn.master()).at("/generations/0");
      assertThat(generation.get("state").asText()).isEqualTo("serving");
      assertThat(generation.get("ready").asInt()).isEqualTo(4);
      for (JsonNode worker : generation.get("workers")) {
        assertThat(worker.get("state").asText()).isEqualTo("ready");
        assertThat(worker.get("connections").isNull()).isTrue();
      }
    }
  }

  @Test
  void hundredsOfTitlesWithoutEndAreCut() throws IOException {
    String script =
        """
        import os, sys, time
        for _ in range(400):
            if not os.fork():
                os.execv("/bin/sleep", ["gunicorn: master [" + "a" * 100000 + "]", "60"])
        print("up", flush=True)
        sys.stdin.read()
        os.killpg(0, 9)
        """;
    Process crowd = new ProcessBuilder("setsid", "/usr/bin/python3", "-c", script).start();
    try {
      assertThat(crowd.inputReader().readLine()).isEqualTo("up");
      Shell.Result json = Shell.run(Gunitop.command("--once", "--json"), SMALL);
      assertThat(json.exitCode()).as(json.err()).isIn(0, 1);
      assertThat(json.err()).doesNotContain("OutOfMemory");
      assertThat(json.out()).doesNotContain("a".repeat(33_000));
    } finally {
      crowd.getOutputStream().close();
    }
  }
}

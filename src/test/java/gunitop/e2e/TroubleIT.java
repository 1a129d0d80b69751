package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A source beside the snapshots throws: its trouble is told, and everything else goes on. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
@Needs({Need.GUNICORN, Need.TMUX, Need.SUPERVISOR})
class TroubleIT {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "HostMeters, 'host meters: StackOverflowError'",
    "Handover, 'repair of an earlier handover: IllegalStateException'",
    "LogTail, 'logs: OutOfMemoryError: thrown on purpose'"
  })
  void isToldAndTheRestGoesOn(String name, String told) throws IOException {
    Path patch = PatchedProgram.compile(name, directory);
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start()) {
      List<String> command = PatchedProgram.command(patch, String.valueOf(gunicorn.master()));
      try (Tmux tmux = Tmux.running(100, 30, command.toArray(String[]::new))) {
        tmux.await("the screen", sight -> sight.shows("2/2 ready"));
        tmux.type("l");
        tmux.await("the log", sight -> sight.shows("both masters' lines"));
        tmux.type("Escape");
        tmux.await("the trouble", sight -> sight.shows("TROUBLE  " + told));
        gunicorn.signal("TTIN", gunicorn.master());
        tmux.await("the next snapshots", sight -> sight.shows("3/3 ready"));
        assertThat(tmux.sight().shows("TROUBLE  " + told)).isTrue();
        tmux.type("Escape");
        tmux.await("the tree, with the trouble", sight -> sight.shows("Gunicorn application"));
        assertThat(tmux.sight().shows("TROUBLE  " + told)).isTrue();
      }
    }
  }

  @Test
  void onceTellsOfItAndPrintsWhatElseIsKnown() throws IOException {
    Path patch = PatchedProgram.compile("LiveOwners", directory);
    try (GunicornHost gunicorn = GunicornHost.with().supervisord().workers(1).start()) {
      Shell.Result text = Shell.run(PatchedProgram.command(patch, "--once"), Map.of());
      assertThat(text.exitCode()).as(text.toString()).isZero();
      assertThat(text.out())
          .contains("TROUBLE  owners (supervisord, systemd): StackOverflowError")
          .contains("master " + gunicorn.master());
      Shell.Result json = Shell.run(PatchedProgram.command(patch, "--once", "--json"), Map.of());
      assertThat(json.exitCode()).isZero();
      JsonNode troubles = Gunitop.parse(json).get("troubles");
      assertThat(troubles.get(0).get("source").asText()).startsWith("owners");
      assertThat(Gunitop.application(json, gunicorn.master()).get("offers")).isNotEmpty();
    }
  }
}

package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Behind a proxy Gunicorn often listens on a unix socket. On the smallest usual terminal. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
@Needs({Need.GUNICORN, Need.TMUX})
class UnixSocketIT {

  @Test
  void anUpgradeKeepsTheSocket() throws IOException {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().unixSocket().start();
        LoadClient load = LoadClient.start(gunicorn, 2);
        TmuxOperator operator =
            TmuxOperator.opens(80, 24, Gunitop.command(Integer.toString(gunicorn.master())))) {
      operator.reads("unix:");
      Object socket = identity(gunicorn);
      int newGeneration = WholeUpgrade.by(operator, gunicorn, "v2");
      assertThat(identity(gunicorn)).isEqualTo(socket);
      load.awaitMore(50);
      load.assertNothingFailed();

      JsonNode listener = Gunitop.application(newGeneration).at("/listeners/0");
      assertThat(listener.get("address").asText()).isEqualTo(gunicorn.listener());
      assertThat(listener.get("backlog").asInt(-1)).isNotNegative();
      assertThat(listener.get("limit").asInt()).isEqualTo(2048);
    }
  }

  @Test
  void aRevertKeepsTheSocket() throws IOException {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().preload().unixSocket().start();
        LoadClient load = LoadClient.start(gunicorn, 2);
        TmuxOperator operator =
            TmuxOperator.opens(80, 24, Gunitop.command(Integer.toString(gunicorn.master())))) {
      int old = gunicorn.master();
      Object socket = identity(gunicorn);
      int newGeneration = WholeUpgrade.toOverlap(operator, gunicorn, "v2");
      operator.presses("w", "kill -WINCH " + old, "OVERLAP");
      operator.sees("DRAINED");
      operator.pressesMaybeAsked("r", "kill -HUP " + old, "DRAINED");
      gunicorn.awaitReady(old);
      operator.pressesMaybeAsked("r", "kill -TERM " + newGeneration, "OVERLAP");
      gunicorn.awaitGone(newGeneration);
      operator.sees("STEADY");
      assertThat(identity(gunicorn)).isEqualTo(socket);
      load.awaitMore(50);
      load.assertNothingFailed();
    }
  }

  @Test
  void aSocketWhosePathIsGoneIsNamed() throws IOException {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().unixSocket().start();
        TmuxOperator operator =
            TmuxOperator.opens(120, 40, Gunitop.command(Integer.toString(gunicorn.master())))) {
      operator.reads("unix:");
      Path path = Path.of(gunicorn.listener().substring("unix:".length()));
      Files.delete(path);
      operator.readsLike(path + " leads nowhere");
    }
  }

  /** Device and inode of the socket's path. */
  private static Object identity(GunicornHost gunicorn) throws IOException {
    return Files.getAttribute(Path.of(gunicorn.listener().substring("unix:".length())), "unix:ino");
  }
}

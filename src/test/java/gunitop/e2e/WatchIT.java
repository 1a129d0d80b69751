package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code gunitop watch}: a line whenever something changes. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
@Needs(Need.GUNICORN)
class WatchIT {
  @Test
  void eachLineIsAnObject_andTheStagesComeInOrder() throws IOException, InterruptedException {
    Path said = Files.createTempFile("gunitop-watch", ".json");
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start()) {
      int old = gunicorn.master();
      Process watching = Shell.start(Gunitop.command("watch", "--json", "" + old), said);
      try {
        Await.until("a first line", () -> stages(said).equals(List.of("STEADY")));
        gunicorn.signal("USR2", old);
        int newMaster = gunicorn.awaitMaster(2);
        Await.until("both", () -> stages(said).contains("OVERLAP"));
        gunicorn.signal("WINCH", old);
        Await.until("the drain", () -> stages(said).contains("DRAINED"));
        gunicorn.signal("TERM", old);
        gunicorn.awaitGone(old);
        Await.until("NEW alone", () -> stages(said).lastIndexOf("STEADY") > 0);
        List<String> order = new ArrayList<>(stages(said));
        order.removeAll(List.of("DRAINING", "RETIRING"));
        assertThat(order).containsExactly("STEADY", "BOOTING", "OVERLAP", "DRAINED", "STEADY");
        JsonNode last = lines(said).get(lines(said).size() - 1);
        assertThat(last.get("serving").asText()).isEqualTo("yes");
        assertThat(last.at("/generations/0/master").asInt()).isEqualTo(newMaster);
        assertThat(last.at("/generations/0/ready").asInt()).isEqualTo(2);
        assertThat(lines(said)).anyMatch(line -> line.get("event").asText().contains("appeared"));
      } finally {
        watching.destroy();
        watching.waitFor();
      }
    } finally {
      Files.delete(said);
    }
  }

  @Test
  void endsWellOnceNobodyReadsIt_alsoWhereNothingChanges()
      throws IOException, InterruptedException {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(1).start()) {
      Process watching =
          new ProcessBuilder(Gunitop.command("watch", "" + gunicorn.master()))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertThat(watching.inputReader().readLine()).contains("STEADY", "1 of 1 ready");
      watching.getInputStream().close();
      assertThat(watching.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(watching.exitValue()).isZero();
    }
  }

  /** Each stage once, as long as it lasts. */
  private static List<String> stages(Path said) {
    List<String> stages = new ArrayList<>();
    for (JsonNode line : lines(said)) {
      String stage = line.get("stage").asText();
      if (stages.isEmpty() || !stages.get(stages.size() - 1).equals(stage)) {
        stages.add(stage);
      }
    }
    return stages;
  }

  private static List<JsonNode> lines(Path said) {
    try {
      String text = Files.readString(said);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().map(Gunitop::line).toList();
    } catch (IOException gone) {
      return List.of();
    }
  }
}

package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code --once --json} in each stage, held against {@code /proc}. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
@Needs(Need.GUNICORN)
class OnceJsonIT {

  /** On a busy host a held request lasts longer than the 30 s after which its worker is killed. */
  private static final String[] PATIENT = {"--timeout", "300"};

  @Test
  void eachStageOnTheWayForward() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).with(PATIENT).start()) {
      int old = gunicorn.master();
      CompletableFuture<String> held = LoadClient.askHeld(gunicorn);
      assertThat(stage(gunicorn, old)).isEqualTo("STEADY");

      gunicorn.deployment().importsTake(Duration.ofSeconds(4));
      gunicorn.deployment().put("v2");
      gunicorn.signal("USR2", old);
      int newGeneration = gunicorn.awaitMaster(2);
      assertThat(awaitStage(old, "BOOTING").at("/generations/1/state").asText())
          .isEqualTo("booting");

      gunicorn.awaitReady(newGeneration);
      awaitStage(old, "OVERLAP");
      assertThat(stage(gunicorn, old)).isEqualTo("OVERLAP");

      gunicorn.signal("WINCH", old);
      Await.until("one idle worker to go", () -> gunicorn.workersOf(old).size() == 1);
      assertThat(stage(gunicorn, old)).isEqualTo("DRAINING");

      gunicorn.signal("TERM", old);
      awaitStage(old, "RETIRING");
      assertThat(PsTable.lives(old)).isTrue();
      gunicorn.deployment().release();
      assertThat(held.join()).startsWith("v1 ");

      gunicorn.awaitGone(old);
      assertThat(stage(gunicorn, newGeneration)).isEqualTo("STEADY");
    }
  }

  @Test
  void eachStageOnTheWayBack() {
    try (GunicornHost gunicorn =
        GunicornHost.with().daemon().preload().workers(2).with(PATIENT).start()) {
      int old = gunicorn.master();
      gunicorn.signal("USR2", old);
      int newGeneration = gunicorn.awaitMaster(2);
      gunicorn.awaitReady(newGeneration);
      gunicorn.signal("WINCH", old);
      Await.until("the drain", () -> gunicorn.workersOf(old).isEmpty());
      assertThat(stage(gunicorn, old)).isEqualTo("DRAINED");

      CompletableFuture<String> held = LoadClient.askHeld(gunicorn);
      gunicorn.signal("HUP", old);
      gunicorn.awaitReady(old);
      assertThat(stage(gunicorn, old)).isEqualTo("OVERLAP");

      gunicorn.signal("TERM", newGeneration);
      awaitStage(old, "REVERTING");
      gunicorn.deployment().release();
      assertThat(held.join()).startsWith("v1 ");
      gunicorn.awaitGone(newGeneration);
      assertThat(stage(gunicorn, old)).isEqualTo("STEADY");
    }
  }

  @Test
  void theWholeObjectHasTheDocumentedFields() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(3).start()) {
      JsonNode whole = Gunitop.parse(Gunitop.run("--once", "--json"));
      assertThat(whole.get("version").asText()).isNotEmpty();
      assertThat(whole.get("host").asText()).isNotEmpty();
      OffsetDateTime.parse(whole.get("time").asText());

      JsonNode application = Gunitop.application(gunicorn.master());
      assertThat(application.get("reason").asText()).isNotEmpty();
      assertThat(application.at("/listeners/0/address").asText()).isEqualTo(gunicorn.listener());
      assertThat(application.at("/listeners/0/backlog").asInt(-1)).isZero();
      assertThat(application.at("/listeners/0/limit").asInt()).isPositive();
      assertThat(application.at("/supervisor/kind").asText()).isEqualTo("none");
      assertThat(application.get("daemonized").asText()).isIn("yes", "probably");
      assertThat(application.get("preload").asText()).isIn("no", "unknown");
      JsonNode generation = application.at("/generations/0");
      assertThat(generation.get("role").asText()).isEqualTo("OLD");
      assertThat(generation.get("state").asText()).isEqualTo("serving");
      OffsetDateTime.parse(generation.at("/master/startTime").asText());
      for (JsonNode offer : application.get("offers")) {
        assertThat(offer.get("confirm").asText()).isIn("none", "yes", "type");
        assertThat(offer.get("key").asText()).hasSize(1);
      }
      JsonNode usr2 = application.at("/offers/0");
      assertThat(usr2.get("command").asText()).isEqualTo("kill -USR2 " + gunicorn.master());
      assertThat(usr2.get("allowed").asBoolean()).as(usr2.toString()).isTrue();
    }
  }

  @Test
  void plainTextHasNoEscapeCodes() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(1).start()) {
      Shell.Result result = Gunitop.run("--once", Integer.toString(gunicorn.master()));
      assertThat(result.exitCode()).isZero();
      assertThat(result.err()).isEmpty();
      assertThat(result.out())
          .contains(Integer.toString(gunicorn.master()), "STEADY", gunicorn.listener())
          .doesNotContain("\033");
    }
  }

  /** The stage in which the program sees the application, once all else agrees with /proc. */
  private static String stage(GunicornHost gunicorn, int master) {
    JsonNode application = Gunitop.application(master);
    List<JsonNode> generations = Gunitop.each(application.get("generations"));
    assertThat(generations.stream().map(g -> g.at("/master/pid").asInt()).toList())
        .isEqualTo(gunicorn.masters());
    for (JsonNode generation : generations) {
      List<JsonNode> workers = Gunitop.each(generation.get("workers"));
      assertThat(workers.stream().map(worker -> worker.get("pid").asInt()).sorted().toList())
          .isEqualTo(gunicorn.workersOf(generation.at("/master/pid").asInt()));
      for (JsonNode worker : workers) {
        assertThat(worker.get("state").asText()).isIn("ready", "exiting");
        assertThat(worker.get("heartbeatAgeSeconds").asDouble(-1)).isBetween(0.0, 60.0);
        long seen = PsTable.residentBytes(worker.get("pid").asInt());
        assertThat(worker.get("rssBytes").asLong()).isBetween(seen / 2, seen * 2);
      }
    }
    return application.get("stage").asText();
  }

  private static JsonNode awaitStage(int master, String stage) {
    JsonNode[] last = new JsonNode[1];
    Await.until(
        "stage " + stage,
        Duration.ofSeconds(10),
        () -> {
          last[0] = Gunitop.application(master);
          return last[0].get("stage").asText().equals(stage);
        },
        () -> "the last JSON: " + last[0]);
    return last[0];
  }
}

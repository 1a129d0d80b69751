package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What Gunicorn was told is said only where no other source can have told it something else. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
@Needs(Need.GUNICORN)
class SettingsIT {

  @Test
  void aFileThatIsFoundByItselfMaySetAnything() {
    try (GunicornHost gunicorn =
        untitled().findsConfiguration().configured("preload_app = True\n").start()) {
      assertThat(said(gunicorn, "preload")).isEqualTo("unknown");
    }
  }

  @Test
  void theVariableForArgumentsIsRead() {
    try (GunicornHost gunicorn =
        untitled().withoutCount().variable("GUNICORN_CMD_ARGS", "--preload --workers=2").start()) {
      assertThat(said(gunicorn, "preload")).isEqualTo("yes");
      assertThat(desired(gunicorn)).isEqualTo(2);
    }
  }

  @Test
  void aFileOverridesTheDefaultThatAVariableSets() {
    try (GunicornHost gunicorn =
        untitled()
            .workers(3)
            .withoutCount()
            .configured("workers = 3\n")
            .variable("WEB_CONCURRENCY", "2")
            .start()) {
      Await.until("three", () -> desired(gunicorn) == 3);
      assertThat(reason(gunicorn)).contains("3 of 3 ready");
    }
  }

  @Test
  void workersThatSomebodyTookOrAddedByHandAreFollowed() {
    try (GunicornHost gunicorn = untitled().workers(2).start()) {
      int master = gunicorn.master();
      gunicorn.signal("TTIN", master);
      Await.until("three", () -> gunicorn.deployment().everReady().size() == 3);
      Await.until("3 of 3", () -> reason(gunicorn).contains("3 of 3 ready"));

      gunicorn.signal("TTOU", master);
      Await.until("two", () -> gunicorn.workersOf(master).size() == 2);
      gunicorn.signal("TTOU", master);
      Await.until("one", () -> gunicorn.workersOf(master).size() == 1);
      Await.until("1 of 1", () -> reason(gunicorn).contains("1 of 1 ready"));
      JsonNode offer = Gunitop.application(master).at("/offers/0");
      assertThat(offer.get("allowed").asBoolean()).as(offer.toString()).isTrue();
    }
  }

  @Test
  void aModuleIsRecognisedInBothItsFormsAndWarnedOf() {
    try (GunicornHost gunicorn =
        untitled().by("/usr/bin/python3", "-u", "-m", "gunicorn").start()) {
      JsonNode before = Gunitop.application(gunicorn.master());
      assertThat(before.get("findings").findValuesAsText("code")).contains("RUN_AS_MODULE");
      assertThat(before.at("/offers/0/confirm").asText()).isEqualTo("yes");
      assertThat(desired(gunicorn)).isEqualTo(2);

      gunicorn.signal("USR2", gunicorn.master());
      int newGeneration = gunicorn.awaitMaster(2);
      gunicorn.awaitReady(newGeneration);
      JsonNode overlap = Gunitop.application(newGeneration);
      assertThat(overlap.get("stage").asText()).isEqualTo("OVERLAP");
      assertThat(overlap.at("/generations/1/desired").asInt()).isEqualTo(2);
    }
  }

  private static GunicornRecipe untitled() {
    return GunicornHost.with().daemon().workers(2).withoutTitles();
  }

  private static String said(GunicornHost gunicorn, String field) {
    return Gunitop.application(gunicorn.master()).get(field).asText();
  }

  private static int desired(GunicornHost gunicorn) {
    return Gunitop.application(gunicorn.master()).at("/generations/0/desired").asInt();
  }

  private static String reason(GunicornHost gunicorn) {
    return said(gunicorn, "reason");
  }
}

package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker in state T answers nobody, however young its heartbeat is. */
@Timeout(120)
@Needs(Need.GUNICORN)
class StoppedWorkerIT {
  /** On a busy host a look takes longer than the 30 s after which the worker would be killed. */
  private static final String[] PATIENT = {"--timeout", "60"};

  @Test
  void isNotReadyUntilItRunsAgain() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).with(PATIENT).start()) {
      int master = gunicorn.master();
      int worker = gunicorn.workersOf(master).get(0);
      gunicorn.signal("STOP", worker);
      Await.until("a stopped worker", () -> ready(master) == 1);
      JsonNode stopped = Gunitop.application(master);

      assertThat(Gunitop.each(stopped.at("/generations/0/workers")))
          .filteredOn(one -> one.get("pid").asInt() == worker)
          .extracting(one -> one.get("state").asText())
          .containsExactly("stopped");
      assertThat(stopped.get("findings").findValuesAsText("code")).contains("STUCK_WORKER");
      assertThat(stopped.get("findings").toString()).contains("worker " + worker + " is stopped");
      assertThat(stopped.at("/offers/0/confirm").asText()).isEqualTo("yes");

      gunicorn.signal("CONT", worker);
      Await.until("ready again", () -> ready(master) == 2);
    }
  }

  private static int ready(int master) {
    return Gunitop.application(master).at("/generations/0/ready").asInt();
  }
}

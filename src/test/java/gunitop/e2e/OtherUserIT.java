package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Who may see, and who may press: the Gunicorn's own user may, another is told so beforehand. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
@Needs({Need.ROOT, Need.GUNICORN})
class OtherUserIT {

  @Test
  @Needs(Need.TMUX)
  void anotherUserSeesTheTreeAndIsRefusedEachStep() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().start()) {
      int master = gunicorn.master();
      List<String> once = Gunitop.commandAs(OtherUser.NOBODY, "--once", "--json");
      JsonNode application = Gunitop.application(Shell.run(once, Map.of()), master);
      for (JsonNode offer : application.get("offers")) {
        assertThat(offer.get("allowed").asBoolean()).as(offer.toString()).isFalse();
      }
      assertThat(Gunitop.each(application.get("findings")))
          .anyMatch(finding -> finding.get("code").asText().equals("NOT_PERMITTED"));

      List<String> command = Gunitop.commandAs(OtherUser.NOBODY, Integer.toString(master));
      try (TmuxOperator operator = TmuxOperator.opens(120, 40, command)) {
        ScreenSight sight = operator.readsLike("No permission.*root.*nobody");
        for (int worker : gunicorn.workersOf(master)) {
          assertThat(sight.shows(Integer.toString(worker))).isTrue();
        }
        operator.terminal().type("u");
        operator.reads("USR2 is not sent: no permission");
        operator.terminal().type("q");
        assertThat(operator.terminal().awaitExit()).isZero();
      }
      assertThat(gunicorn.log()).doesNotContain("Handling signal");
    }
  }

  @Test
  void oneUsersApplicationsAloneAreReported() {
    try (GunicornHost ours = GunicornHost.with().daemon().workers(1).start();
        GunicornHost theirs =
            GunicornHost.with().daemon().workers(1).as(OtherUser.NOBODY).start()) {
      for (String user : List.of("nobody", "" + OtherUser.NOBODY)) {
        Shell.Result text = Gunitop.run("--once", "--user", user);
        assertThat(text.exitCode()).isZero();
        assertThat(text.out()).contains(theirs.listener()).doesNotContain(ours.listener());
        Shell.Result json = Gunitop.run("--once", "--json", "-u", user);
        assertThat(json.out()).contains(theirs.listener()).doesNotContain(ours.listener());
      }
      Shell.Result none = Gunitop.run("--once", "--user", "games");
      assertThat(none.exitCode()).isEqualTo(1);
      assertThat(none.out()).contains("No Gunicorn master or worker here is games's.");
      assertThat(Gunitop.run("--once", "--user", "root").out()).contains(ours.listener());
    }
  }

  @Test
  @Needs(Need.TMUX)
  void theGunicornsOwnUserUpgradesIt() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().as(OtherUser.NOBODY).start();
        LoadClient load = LoadClient.start(gunicorn, 2)) {
      String master = Integer.toString(gunicorn.master());
      List<String> command = Gunitop.commandAs(OtherUser.NOBODY, master);
      try (TmuxOperator operator = TmuxOperator.opens(120, 40, command)) {
        WholeUpgrade.by(operator, gunicorn, "v2");
      }
      load.assertNothingFailed();
    }
  }
}

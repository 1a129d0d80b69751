package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The manual's playbook and its loop, on three hosts: the second one's hotfix does not last. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(400)
class FleetIT {
  private static final String LASTS =
      """
      def application(environ, start_response):
          start_response('200 OK', [('Content-Type', 'text/plain')])
          return [b'v2']
      """;

  /** It imports, and its worker is gone again before it has proved itself: NEW stays and loops. */
  private static final String DOES_NOT_LAST =
      "import os, threading\nthreading.Timer(0.7, os._exit, [1]).start()\n" + LASTS;

  private static final String ASK =
      "import urllib.request as r; print(r.urlopen('http://127.0.0.1:8000/').read())";

  private static final String NAMED = " --pidfile /run/web.pid";

  @Test
  @Needs({Need.GUNICORN, Need.CONTAINERS, Need.SSH, Need.ANSIBLE})
  void aHotfixThatDoesNotLastStopsThePlay_andIsTakenBack() throws IOException {
    try (Fleet fleet = fleet()) {
      Path playbook = fleet.write("upgrade.yml", manual("yaml"));
      Process client = fleet.host(1).client();
      Shell.Result play =
          fleet.ansible(
              "ansible-playbook",
              playbook.toString(),
              "-e",
              "pidfile=/run/web.pid",
              "-e",
              "probe=http://shop/",
              "-e",
              "deploy='cp /srv/app/hotfix.py /srv/app/app.py'",
              "-e",
              "gunitop='" + gunitop() + "'");

      assertThat(play.exitCode()).as(play.toString()).isNotZero();
      assertThat(play.out()).contains("TASK [Start NEW beside OLD]").doesNotContain("web-03");
      upgradedFirstStoppedSecond(fleet);

      fleet.host(2).write("app.py", LASTS.replace("v2", "v1"));
      Shell.Result revert =
          fleet.ansible(
              "ansible", "web-02", "-m", "command", "-a", gunitop() + " step revert --yes" + NAMED);
      assertThat(revert.exitCode()).as(revert.toString()).isZero();
      assertThat(stage(fleet, 2)).isEqualTo("STEADY");
      Shell.Result asked = fleet.host(2).run("python3", "-c", ASK);
      assertThat(asked.out()).as(asked.toString()).contains("v1");
      // On the second host a worker that dies takes the request along that it was answering.
      assertThat(fleet.host(1).answers(client)).contains("'v1'", "'v2'", "failed: []");
    }
  }

  @Test
  @Needs({Need.GUNICORN, Need.CONTAINERS, Need.SSH})
  void theLoopEndsThereToo() throws IOException {
    try (Fleet fleet = fleet()) {
      Shell.Result loop = fleet.shell(manual("sh").replace("gunitop ", gunitop() + " "));
      assertThat(loop.err()).as(loop.toString()).contains("web-02 ended with ");
      assertThat(loop.err()).doesNotContain("web-03");
      upgradedFirstStoppedSecond(fleet);
    }
  }

  private static Fleet fleet() {
    Fleet fleet = Fleet.start();
    fleet.host(1).write("hotfix.py", LASTS);
    fleet.host(2).write("hotfix.py", DOES_NOT_LAST);
    fleet.host(3).write("hotfix.py", LASTS);
    return fleet;
  }

  private static void upgradedFirstStoppedSecond(Fleet fleet) {
    assertThat(stage(fleet, 1)).isEqualTo("STEADY");
    assertThat(fleet.host(1).read("app.py")).contains("v2");
    assertThat(listened(fleet, 1)).isEqualTo(2);
    assertThat(listened(fleet, 2)).isEqualTo(2);
    assertThat(stage(fleet, 2)).isNotEqualTo("STEADY");
    assertThat(listened(fleet, 3)).isEqualTo(1);
    assertThat(fleet.host(3).read("app.py")).contains("v1");
  }

  /** How many masters have listened on this host. */
  private static long listened(Fleet fleet, int host) {
    return Pattern.compile("Listening at").matcher(fleet.host(host).read("log")).results().count();
  }

  private static String stage(Fleet fleet, int host) {
    Shell.Result once = fleet.host(host).run("sh", "-c", gunitop() + " --once --json");
    return Gunitop.parse(once).at("/applications/0/stage").asText();
  }

  private static String gunitop() {
    return String.join(" ", Gunitop.command());
  }

  /** The first block of this language in the manual's chapter. */
  private static String manual(String language) throws IOException {
    String chapter = Files.readString(Path.of("src/site/markdown/fleets.md"));
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(chapter);
    assertThat(block.find()).isTrue();
    return block.group(1);
  }
}

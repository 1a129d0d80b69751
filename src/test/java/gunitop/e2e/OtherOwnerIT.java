package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A child of root's master that has become another user's, and poses as NEW. */
@Timeout(60)
@Needs({Need.GUNICORN, Need.ROOT, Need.PYTHON})
class OtherOwnerIT {
  /** Catches what a master catches, and holds the listener that it inherited. */
  private static final String CONFIGURATION =
      """
      import os

      exec(open("hooks.py").read())

      POSER = '''
      import signal, time
      for name in "HUP INT QUIT USR1 USR2 CHLD TTIN TTOU WINCH".split():
          signal.signal(getattr(signal, "SIG" + name), lambda *a: None)
      signal.signal(signal.SIGTERM, lambda *a: exit())
      for _ in range(600):
          time.sleep(0.1)
      '''

      def pre_fork(server, worker):
          if os.path.exists("@DIR@/pose") and os.fork() == 0:
              for one in server.LISTENERS:
                  os.set_inheritable(one.sock.fileno(), True)
              os.setgroups([])
              os.setgid(65534)
              os.setuid(65534)
              os.execv("/usr/bin/python3", ["/usr/bin/python3", "-c", POSER, "gunicorn"])
      """;

  @TempDir private Path directory;

  @Test
  void isShownApartAndNamedAndNoStepGoesToIt() throws IOException {
    Path configuration =
        Files.writeString(
            directory.resolve("poser.py"), CONFIGURATION.replace("@DIR@", directory.toString()));
    try (GunicornHost gunicorn =
        GunicornHost.with().daemon().workers(2).with("-c", configuration.toString()).start()) {
      int master = gunicorn.master();
      Files.createFile(directory.resolve("pose"));
      gunicorn.signal("TTIN", master);
      JsonNode application =
          Await.present(
              "the finding",
              () ->
                  Optional.of(Gunitop.application(master))
                      .filter(
                          one ->
                              one.toString().contains("OTHER_OWNER")
                                  && one.at("/generations/0/ready").asInt() == 3));
      assertThat(application.get("generations")).hasSize(1);
      assertThat(application.at("/generations/0/ready").asInt()).isEqualTo(3);
      JsonNode finding =
          Gunitop.each(application.get("findings")).stream()
              .filter(one -> one.get("code").asText().equals("OTHER_OWNER"))
              .findFirst()
              .orElseThrow();
      assertThat(finding.get("severity").asText()).isEqualTo("blocker");
      assertThat(finding.get("message").asText()).containsPattern("\\d+ of nobody");
      int poser =
          Integer.parseInt(finding.get("message").asText().replaceAll(".*: (\\d+) of.*", "$1"));
      for (JsonNode offer : application.get("offers")) {
        assertThat(offer.get("command").asText()).doesNotContain(" " + poser);
      }
      assertThat(application.at("/offers/0/confirm").asText()).isEqualTo("type");
      Shell.kill("TERM", poser);
    }
  }
}

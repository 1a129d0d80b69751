package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Which code runs and which lies on disk, where git keeps it. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
@Needs({Need.GUNICORN, Need.TMUX, Need.GIT})
class CodeOnDiskIT {
  @TempDir private Path temporary;

  private static GunicornRecipe inGit() {
    return GunicornHost.with()
        .startedBy(
            (folder, command) -> {
              GitFolder.init(folder.directory());
              return command;
            });
  }

  @Test
  void aForgottenPullIsNoticedAndAPullIsTold() {
    try (GunicornHost gunicorn = inGit().daemon().preload().start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      GitFolder git = new GitFolder(gunicorn.deployment().directory());
      String first = git.head();
      operator.reads("OLD " + first + " 'First'");
      operator.reads("on disk the same, nothing changed since OLD started");
      operator.reads("NEW would run the same code, " + first);
      assertThat(TmuxOperator.asksFirst(operator.sees("STEADY"), "u", "kill -USR2 " + old))
          .isTrue();

      gunicorn.deployment().put("v2");
      String hotfix = git.commitLater("Hotfix otp");
      operator.readsLike("on disk " + hotfix + " 'Hotfix otp', 1 commit later, 1 file changed");
      operator.presses("u", "kill -USR2 " + old, "STEADY");
      operator.readsReady(gunicorn.awaitMaster(2));
      operator.readsLike("NEW " + hotfix + " 'Hotfix otp' \\(\\d+ s\\), as on disk");

      JsonNode told = Gunitop.application(old);
      assertThat(told.at("/generations/0/code/commit").asText()).startsWith(first);
      assertThat(told.at("/generations/0/code/subject").asText()).isEqualTo("First");
      assertThat(told.at("/generations/0/code/changedFiles").asInt()).isEqualTo(1);
      assertThat(told.at("/generations/1/code/commit").asText()).startsWith(hotfix);
      assertThat(told.at("/disk/commit").asText()).startsWith(hotfix);
      assertThat(told.at("/disk/path").asText()).isEqualTo(git.path().toString());
    }
  }

  @Test
  void aWorkerThatWasRecycledAfterAPullIsTold() {
    try (GunicornHost gunicorn = inGit().daemon().withoutTitles().start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      GitFolder git = new GitFolder(gunicorn.deployment().directory());
      String first = git.head();
      operator.reads("OLD " + first + " 'First'");

      gunicorn.deployment().put("v2");
      String hotfix = git.commitLater("Hotfix otp");
      gunicorn.signal("TERM", gunicorn.workersOf(old).get(0));

      // A configuration file may have set preload_app.
      operator.reads(first + " if it preloads, else 3x " + first + ", 1x " + hotfix);
      assertThat(Gunitop.application(old).at("/generations/0/code").isNull()).isTrue();
    }
  }

  @Test
  void eachApplicationOfABenchIsLookedAt() throws IOException {
    Path bench = temporary.toRealPath();
    Path sites = Files.createDirectories(bench.resolve("sites"));
    for (String name : List.of("frame", "shop")) {
      Path module = Files.createDirectories(bench.resolve("apps").resolve(name).resolve(name));
      Files.writeString(module.resolve("__init__.py"), "");
      Files.writeString(module.resolve("app.py"), "def application(e, s): pass\n");
    }
    GitFolder frame = GitFolder.init(bench.resolve("apps/frame"));
    GitFolder shop = GitFolder.init(bench.resolve("apps/shop"));
    String first = shop.head();
    Path pidfile = bench.resolve("web.pid");
    Process gunicorn =
        new ProcessBuilder(
                "/usr/bin/gunicorn",
                "--preload",
                "-b",
                "127.0.0.1:0",
                "--pid",
                pidfile.toString(),
                "--error-logfile",
                bench.resolve("web.log").toString(),
                "--pythonpath",
                bench.resolve("apps/frame").toString(),
                "frame.app:application")
            .directory(sites.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .start();
    try {
      Await.until("a worker", () -> log(bench).contains("Booting worker"));
      int master = (int) gunicorn.pid();
      JsonNode before = Gunitop.application(master);
      assertThat(before.at("/disk/path").asText()).isEqualTo(frame.path().toString());
      assertThat(codes(before)).contains("CODE_UNCHANGED");

      Files.writeString(shop.path().resolve("shop/app.py"), "# hotfix\n");
      String hotfix = shop.commitLater("Hotfix otp");

      JsonNode after = Gunitop.application(master);
      assertThat(after.at("/generations/0/code/commit").asText()).startsWith(first);
      assertThat(after.at("/disk/commit").asText()).startsWith(hotfix);
      assertThat(after.at("/disk/path").asText()).isEqualTo(shop.path().toString());
      assertThat(codes(after)).doesNotContain("CODE_UNCHANGED");
      assertThat(Shell.run(Gunitop.command("--once", "--pid", "" + master), Map.of()).out())
          .containsPattern("OLD shop " + first + " 'First' .* on disk " + hotfix);
    } finally {
      gunicorn.destroy();
      Await.until("its end", () -> !gunicorn.isAlive());
    }
  }

  private static String log(Path bench) {
    try {
      return Files.readString(bench.resolve("web.log"));
    } catch (IOException notYet) {
      return "";
    }
  }

  private static List<String> codes(JsonNode application) {
    return Gunitop.each(application.get("findings")).stream()
        .map(finding -> finding.get("code").asText())
        .toList();
  }
}

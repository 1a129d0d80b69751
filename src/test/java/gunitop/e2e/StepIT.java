package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code gunitop step} and {@code gunitop wait}: an upgrade without a screen, by exit codes. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
@Needs(Need.GUNICORN)
class StepIT {
  private static Shell.Result step(int master, String... words) {
    List<String> command = new ArrayList<>(List.of("step"));
    command.addAll(List.of(words));
    command.add(Integer.toString(master));
    return Gunitop.run(command.toArray(String[]::new));
  }

  private static Shell.Result held(int master, String... words) {
    Shell.Result result = step(master, words);
    assertThat(result.exitCode()).as(result.toString()).isZero();
    return result;
  }

  private static void reached(int master, String stage) {
    Shell.Result result = Gunitop.run("wait", stage, "" + master, "--timeout", "100");
    assertThat(result.exitCode()).as(result.toString()).isZero();
  }

  @Test
  void aWholeUpgradeUnderLoadDropsNothing() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(4).start();
        LoadClient load = LoadClient.start(gunicorn, 2)) {
      int old = gunicorn.master();
      gunicorn.deployment().put("v2");
      assertThat(held(old, "usr2").out()).contains("you   kill -USR2 " + old, "done  USR2: NEW");
      reached(old, "overlap");
      assertThat(held(old, "winch").out()).contains("done  WINCH: OLD has no workers");
      Shell.Result unasked = step(old, "term");
      assertThat(unasked.exitCode()).as(unasked.toString()).isEqualTo(6);
      assertThat(unasked.err()).contains("it wants --yes", "no way back");
      assertThat(held(old, "term", "--yes").out()).contains("done  TERM: OLD " + old + " is gone");
      int newMaster = gunicorn.master();
      reached(newMaster, "Steady");
      load.awaitMore(50);
      load.assertNothingFailed();
      assertThat(load.answeredBy("v2")).isPositive();
      assertThat(step(old, "usr2").exitCode()).isEqualTo(1);
    }
  }

  @Test
  void aDrainedUpgradeIsRevertedInTwoSteps() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().preload().workers(3).start();
        LoadClient load = LoadClient.start(gunicorn, 2)) {
      int old = gunicorn.master();
      gunicorn.deployment().put("v2");
      held(old, "usr2");
      held(old, "winch");
      assertThat(held(old, "revert", "--yes").out()).contains("REVERT 1 of 2 done; run it again");
      assertThat(held(old, "revert", "--yes").out()).doesNotContain("run it again");
      reached(old, "steady");
      assertThat(gunicorn.masters()).containsExactly(old);
      Shell.Result nothing = step(old, "revert");
      assertThat(nothing.exitCode()).isEqualTo(3);
      assertThat(nothing.err()).contains("nothing to revert");
      load.assertNothingFailed();
    }
  }

  @Test
  void aForegroundMasterIsDrainedWorkerByWorker_andAskedAboutWinch() {
    try (GunicornHost gunicorn = GunicornHost.with().workers(2).start()) {
      int old = gunicorn.master();
      held(old, "usr2", "--yes");
      Shell.Result winch = step(old, "winch");
      assertThat(winch.exitCode()).as(winch.toString()).isEqualTo(6);
      held(old, "drain", "--yes");
      Shell.Result last = step(old, "drain", "--yes");
      assertThat(last.exitCode()).as(last.toString()).isEqualTo(3);
    }
  }

  /** The journal of the runs before has the same command, which has held. */
  @Test
  void whatAnEarlierRunHasSentIsNotTakenForThisOnes() throws IOException {
    Path journal = Files.createTempDirectory("gunitop-journal");
    try (GunicornHost gunicorn = GunicornHost.with().workers(3).start()) {
      int old = gunicorn.master();
      held(old, "usr2", "--yes");
      for (int left = 2; left > 0; left--) {
        List<String> drain =
            new ArrayList<>(List.of(Gunitop.command().get(0), "--no-config", "--journal"));
        drain.addAll(List.of(journal.toString(), "step", "drain", "--yes", "" + old));
        Shell.Result result = Shell.run(drain, Map.of());
        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out().lines().filter(line -> line.contains("  you   "))).hasSize(1);
        assertThat(gunicorn.workersOf(old)).as(result.toString()).hasSize(left);
      }
    } finally {
      Shell.run("rm", "-r", journal.toString());
    }
  }

  @Test
  void brokenHotfixFailsAndSaysWhy() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().preload().workers(2).start()) {
      int old = gunicorn.master();
      gunicorn.deployment().putBroken();
      Shell.Result result = step(old, "usr2", "--wait", "60", "--json");
      assertThat(result.exitCode()).as(result.toString()).isEqualTo(4);
      JsonNode end = lines(result).get(lines(result).size() - 1);
      assertThat(end.get("result").asText()).isEqualTo("failed");
      assertThat(end.get("stage").asText()).isEqualTo("STEADY");
      assertThat(end.get("text").asText()).contains("NEW master", "OLD");
      assertThat(gunicorn.masters()).containsExactly(old);
    }
  }

  @Test
  void termIsNotSentWhileNewIsNotReady() {
    try (GunicornHost gunicorn =
        GunicornHost.with().daemon().importsTake(Duration.ofSeconds(12)).workers(1).start()) {
      int old = gunicorn.master();
      Shell.Result early = step(old, "usr2", "--wait", "1");
      assertThat(early.exitCode()).as(early.toString()).isEqualTo(5);
      assertThat(early.err()).contains("USR2 was sent and goes on; not seen to hold within 1 s");
      Shell.Result term = step(old, "term", "--yes");
      assertThat(term.exitCode()).as(term.toString()).isEqualTo(6);
      assertThat(term.err()).contains("--type term", "nobody would serve");
      Shell.Result wait = Gunitop.run("wait", "drained", "" + old, "--timeout", "1");
      assertThat(wait.exitCode()).isEqualTo(5);
      assertThat(wait.err()).contains("DRAINED was not seen, not within 1 s");
      reached(old, "overlap");
      assertThat(PsTable.lives(old)).isTrue();
    }
  }

  @Test
  void aSignalEndsTheWaitingAndNotTheUpgrade() throws Exception {
    try (GunicornHost gunicorn =
        GunicornHost.with().daemon().importsTake(Duration.ofSeconds(5)).workers(1).start()) {
      int old = gunicorn.master();
      Path said = Files.createTempFile("gunitop-step", ".txt");
      Process stepping = Shell.start(Gunitop.command("step", "usr2", "" + old), said);
      Await.until("NEW", () -> text(said).contains("appeared"));
      Shell.kill("TERM", (int) stepping.pid());
      assertThat(stepping.waitFor()).isEqualTo(5);
      assertThat(text(said)).contains("USR2 was sent and goes on; ended by SIGTERM. BOOTING");
      Process waiting = Shell.start(Gunitop.command("wait", "drained", "" + old), said);
      Await.until("a JVM that listens", () -> PsTable.lives((int) waiting.pid()));
      reached(old, "overlap");
      Shell.kill("INT", (int) waiting.pid());
      assertThat(waiting.waitFor()).isEqualTo(130);
      Files.delete(said);
    }
  }

  @Test
  void whichOneMustBeSaidWhereThereAreSeveral() {
    try (GunicornHost one = GunicornHost.with().daemon().workers(1).start();
        GunicornHost other = GunicornHost.with().daemon().workers(1).start()) {
      Shell.Result result = Gunitop.run("step", "usr2");
      assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
      assertThat(result.err()).contains("  " + one.master() + "  ", "  " + other.master() + "  ");
      Shell.Result readonly = step(one.master(), "usr2", "--readonly");
      assertThat(readonly.exitCode()).isEqualTo(3);
      assertThat(readonly.err()).contains("--readonly");
    }
  }

  @Test
  void waitEndsWhenNoProcessIsLeft() throws Exception {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(1).start()) {
      int master = gunicorn.master();
      CompletableFuture<Shell.Result> waiting =
          CompletableFuture.supplyAsync(() -> Gunitop.run("wait", "overlap", "" + master));
      // It counts the same whether it is gone before the first look or after it.
      gunicorn.signal("TERM", master);
      assertThat(waiting.get().exitCode()).isEqualTo(1);
    }
  }

  private static List<JsonNode> lines(Shell.Result result) {
    return result.out().lines().map(Gunitop::line).toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException gone) {
      return "";
    }
  }
}

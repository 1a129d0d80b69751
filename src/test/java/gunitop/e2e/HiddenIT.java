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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be seen is never said to be absent. */
@Timeout(120)
@Needs({Need.GUNICORN, Need.ROOT, Need.NAMESPACES})
class HiddenIT {
  /** A user who runs nothing: another story beside this one may run a Gunicorn as nobody. */
  private static final int LONELY = 61_234;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void underHidepidAnotherUserIsToldThatProcessesAreHidden(int hidepid) {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(1).start()) {
      int master = gunicorn.master();
      Shell.Result text = hidden(hidepid, "--once");
      assertThat(text.exitCode()).isEqualTo(70);
      assertThat(text.out())
          .contains("HIDDEN  /proc is mounted with hidepid", "cannot be told")
          .doesNotContain("No Gunicorn");
      Shell.Result json = hidden(hidepid, "--once", "--json");
      assertThat(json.exitCode()).isEqualTo(70);
      assertThat(Gunitop.parse(json).get("hidden").asText()).contains("hidepid");
      Shell.Result asked = hidden(hidepid, "--once", "-p", String.valueOf(master));
      assertThat(asked.exitCode()).isEqualTo(70);
      assertThat(asked.err()).contains("process " + master + " is there, but cannot be seen");
      assertThat(hidden(hidepid, "--once", "-p", "4194303").err())
          .contains("there is no process 4194303");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 16, 18, 20, 24, 32, 48, 64})
  void withFewDescriptorsWhatIsThereIsSeenOrSaidToBeOutOfSight(int limit) {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start()) {
      List<String> command = new ArrayList<>(List.of("prlimit", "--nofile=" + limit + ":" + limit));
      command.addAll(Gunitop.command("--once", "--json"));
      Shell.Result json = Shell.run(command, Map.of());
      assertThat(json.exitCode()).as(json.toString()).isIn(0, 70);
      if (json.exitCode() == 0) {
        JsonNode application = Gunitop.application(json, gunicorn.master());
        assertThat(application.at("/generations/0/workers")).hasSize(2);
      } else if (json.out().isEmpty()) {
        // Not even Java could start.
        assertThat(json.err()).startsWith("gunitop");
      } else {
        assertThat(Gunitop.parse(json).get("hidden").asText()).contains("too few");
      }
    }
  }

  @Test
  void aProcOfAnotherPidNamespaceIsRefused() {
    List<String> command = new ArrayList<>(List.of("unshare", "-p", "-f", "--kill-child"));
    command.addAll(Gunitop.command("--once"));
    Shell.Result result = Shell.run(command, Map.of());
    assertThat(result.exitCode()).isEqualTo(70);
    assertThat(result.err()).contains("/proc belongs to another PID namespace");
  }

  @Test
  void aProcOfPidsAloneIsEnough() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start()) {
      List<String> command = new ArrayList<>(List.of("unshare", "-m", "sh", "-c"));
      command.add(
          "mount --make-rprivate / && mount -t proc -o subset=pid proc /proc && exec "
              + String.join(" ", Gunitop.command("--once", "--json")));
      JsonNode application = Gunitop.application(Shell.run(command, Map.of()), gunicorn.master());
      assertThat(application.at("/generations/0/ready").asInt()).isEqualTo(2);
    }
  }

  @Test
  void asNobodyWhatIsReadyIsUnknownAndNotNone() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start()) {
      Shell.Result text =
          Shell.run(
              Gunitop.commandAs(
                  OtherUser.NOBODY, "--once", "-p", String.valueOf(gunicorn.master())),
              Map.of());
      assertThat(text.out()).contains("?/? ready").doesNotContain("0/");
      assertThat(text.out()).containsOnlyOnce("No permission: master").contains("Run gunitop as");
    }
  }

  /** The thread is one of ours that stays: the JVM's own come and go as they like. */
  @Test
  void aThreadIsNoProcess() throws InterruptedException {
    CompletableFuture<Path> named = new CompletableFuture<>();
    CountDownLatch asked = new CountDownLatch(1);
    Thread staying = new Thread(() -> stay(named, asked), "staying");
    staying.start();
    try {
      Path pidAndThread = named.join();
      assertThat(Gunitop.run("--once", "-p", pidAndThread.getFileName().toString()).err())
          .contains("is a thread of process " + ProcessHandle.current().pid());
    } finally {
      asked.countDown();
      staying.join();
    }
  }

  /** Says what {@code /proc/thread-self} is here, "PID/task/TID", and waits to be let go. */
  private static void stay(CompletableFuture<Path> named, CountDownLatch asked) {
    try {
      named.complete(Files.readSymbolicLink(Path.of("/proc/thread-self")));
      asked.await();
    } catch (IOException | InterruptedException e) {
      named.completeExceptionally(e);
    }
  }

  private static Shell.Result hidden(int hidepid, String... arguments) {
    String command = String.join(" ", Gunitop.commandAs(LONELY, arguments).stream().toList());
    return Shell.run(
        Stream.of(
                "unshare",
                "-m",
                "sh",
                "-c",
                "mount --make-rprivate / && mount -t proc -o hidepid="
                    + hidepid
                    + " proc /proc && exec "
                    + command)
            .toList(),
        Map.of());
  }
}

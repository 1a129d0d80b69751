package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The Gunicorn of the stories, taken through an upgrade by hand: what the program must match. */
@Timeout(120)
@Needs(Need.GUNICORN)
class GunicornHostIT {

  @Test
  void anUpgradeByHandDropsNothing() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().start();
        LoadClient load = LoadClient.start(gunicorn, 2)) {
      int old = gunicorn.master();
      gunicorn.deployment().put("v2");
      gunicorn.signal("USR2", old);
      int newGeneration = gunicorn.awaitMaster(2);
      gunicorn.awaitReady(newGeneration);
      load.awaitMore(50);
      gunicorn.signal("WINCH", old);
      Await.until("the drain", () -> gunicorn.workersOf(old).isEmpty());
      gunicorn.signal("TERM", old);
      gunicorn.awaitGone(old);
      Await.until("the promotion", () -> gunicorn.pidInPidfile() == newGeneration);
      load.awaitMore(50);
      load.assertNothingFailed();
      assertThat(load.answeredBy("v2")).isPositive();
      assertThat(gunicorn.masters()).isEqualTo(List.of(newGeneration));
    }
  }

  @Test
  void aForegroundMasterIgnoresWinch() {
    try (GunicornHost gunicorn = GunicornHost.with().workers(2).unixSocket().start();
        LoadClient load = LoadClient.start(gunicorn, 2)) {
      List<Integer> workers = gunicorn.workersOf(gunicorn.master());
      gunicorn.signal("WINCH", gunicorn.master());
      load.awaitMore(200);
      assertThat(gunicorn.workersOf(gunicorn.master())).isEqualTo(workers);
      load.assertNothingFailed();
    }
  }

  @Test
  void aForegroundMasterIsDrainedByTtouAndPromotesItsSuccessor() {
    try (GunicornHost gunicorn = GunicornHost.with().workers(2).withoutPidfile().start();
        LoadClient load = LoadClient.start(gunicorn, 2)) {
      int old = gunicorn.master();
      gunicorn.signal("USR2", old);
      int newGeneration = gunicorn.awaitMaster(2);
      gunicorn.awaitReady(newGeneration);
      gunicorn.signal("TTOU", old);
      Await.until("one worker", () -> gunicorn.workersOf(old).size() == 1);
      gunicorn.signal("TERM", old);
      gunicorn.awaitGone(old);
      assertThat(PsTable.parentOf(newGeneration)).isNotEqualTo(old);
      load.awaitMore(50);
      load.assertNothingFailed();
    }
  }

  @Test
  @Needs(Need.ROOT)
  void anotherUsersGunicornBelongsToThatUser() throws IOException {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().as(OtherUser.NOBODY).start()) {
      Path process = Path.of("/proc/" + gunicorn.master());
      assertThat(Files.getAttribute(process, "unix:uid")).isEqualTo(OtherUser.NOBODY);
      assertThat(LoadClient.ask(gunicorn, "/")).startsWith("v1 ");
    }
  }

  @Test
  void clientsNoticeAnOutage() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(1).start();
        LoadClient load = LoadClient.start(gunicorn, 1)) {
      int master = gunicorn.master();
      gunicorn.signal("TERM", master);
      gunicorn.awaitGone(master);
      Await.until("a failed request", load::hasFailed);
      assertThatThrownBy(load::assertNothingFailed).hasMessageContaining("ConnectException");
    }
  }

  @Test
  void nothingIsLeftAtTheEnd() {
    GunicornHost gunicorn = GunicornHost.with().daemon().preload().withoutTitles().start();
    gunicorn.signal("USR2", gunicorn.master());
    gunicorn.awaitReady(gunicorn.awaitMaster(2));
    assertThat(PsTable.workingIn(gunicorn.deployment().directory())).hasSize(10);
    gunicorn.close();
    assertThat(PsTable.workingIn(gunicorn.deployment().directory())).isEmpty();
    assertThat(gunicorn.deployment().directory()).doesNotExist();
  }
}

package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over a real ssh whose line carries less than the program has to show. */
@Timeout(180)
@Needs({Need.ROOT, Need.SSH, Need.TMUX})
class SlowLineIT {
  private static final int BYTES_PER_SECOND = 1000;

  /** What the line itself holds, and a whole screen of 100x30 in colour. */
  private static final long ONE_SCREEN_AND_THE_LINE = 16_000;

  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir private Path directory;

  @Test
  void showsTheNewestStateNextAndQueuesNone() throws IOException {
    try (Sshd sshd = new Sshd(directory);
        SlowRelay line = new SlowRelay(sshd.port());
        Tmux tmux = sshd.runs(100, 30, line.port(), "--all", "--delay", "1")) {
      tmux.await("the tree screen", LONG, sight -> sight.shows("Quit"));
      line.slowsTo(BYTES_PER_SECOND);
      // To the list by CPU, upside down and back: whole screens, one after the other.
      tmux.type("t");
      long start = line.passed();
      for (int i = 0; i < 60; i++) {
        tmux.type("I");
        Await.pause();
      }
      Await.until("traffic", LONG, () -> line.passed() - start > 4L * BYTES_PER_SECOND, sshd::log);
      long pressed = line.passed();
      tmux.type("F1");
      tmux.await("the help", LONG, sight -> sight.shows("Keys of the tree screen"));
      assertThat(line.passed() - pressed).isLessThan(ONE_SCREEN_AND_THE_LINE);
    }
  }

  @Test
  @Needs(Need.GUNICORN)
  void aStepCountsOnlyOnceItsOfferHasArrived() throws IOException {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(1).start();
        Sshd sshd = new Sshd(directory);
        SlowRelay line = new SlowRelay(sshd.port());
        Tmux tmux = sshd.runs(100, 30, line.port())) {
      tmux.await("the tree screen", LONG, sight -> sight.shows("Quit"));
      String pid = Integer.toString(gunicorn.master());
      tmux.type(pid.split(""));
      tmux.type("Enter");
      String offer = "kill -USR2 " + pid;
      tmux.awaitStable("the offer", LONG, sight -> TmuxOperator.offers(sight, "u", offer));
      tmux.type("Escape");
      tmux.await("the tree", LONG, sight -> !sight.shows(offer));
      line.slowsTo(BYTES_PER_SECOND / 4);
      // Blindly: the upgrade screen is on its way for ten seconds, the key follows by one.
      tmux.type("Enter");
      long second = System.nanoTime() + Duration.ofSeconds(1).toNanos();
      Await.until("a second", () -> System.nanoTime() > second);
      boolean arrived = tmux.sight().shows(offer);
      tmux.type("u");
      tmux.await(
          "an answer", LONG, sight -> sight.shows("Not sent") || gunicorn.masters().size() > 1);
      assertThat(gunicorn.log().contains("Handling signal: usr2")).isEqualTo(arrived);
      assertThat(arrived).as("the line was slow").isFalse();
    }
  }
}

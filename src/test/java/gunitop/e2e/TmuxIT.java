package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The terminal of the stories, tried on a shell. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
@Needs(Need.TMUX)
class TmuxIT {

  @Test
  void showsWhatACommandPrintsAndTypesWhatItAsks() {
    try (Tmux tmux =
        Tmux.running(80, 24, "sh", "-c", "echo name?; read a; echo hello $a; exit 3")) {
      tmux.await("the question", sight -> sight.shows("name?"));
      tmux.type("gunicorn", "Enter");
      tmux.awaitStable("the answer", Duration.ofSeconds(5), sight -> sight.shows("hello gunicorn"));
      assertThat(tmux.awaitExit()).isEqualTo(3);
    }
  }

  @Test
  void hasTheSizeAndTheKindThatWereAsked() {
    try (Tmux tmux =
        new Tmux(120, 40, "vt100", List.of("sh", "-c", "stty size; echo $TERM; sleep 60"))) {
      tmux.await("size and kind", sight -> sight.shows("40 120") && sight.shows("vt100"));
      tmux.resize(20, 5);
      assertThat(PsTable.lives(tmux.pid())).isTrue();
    }
  }
}

package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A deploy has removed the Python by which the master was started. USR2 would end OLD. */
@Timeout(120)
@Needs({Need.GUNICORN, Need.TMUX})
class LostReleaseIT {
  /** A JVM's children begin with SIGQUIT blocked, by which the failed child ends OLD's workers. */
  private static final String UNBLOCK_QUIT =
      "import os, signal, sys; signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGQUIT]);"
          + " os.execv(sys.argv[1], sys.argv[1:])";

  @Test
  void usr2AsksFirstAndTheTruthIsToldAfterwards() throws IOException {
    Path python = Files.createTempDirectory("gunitop-python").resolve("python3");
    Files.createSymbolicLink(python, Path.of("/usr/bin/python3"));
    try (GunicornHost gunicorn =
            GunicornHost.with()
                .daemon()
                .preload()
                .unixSocket()
                .by(python.toString(), "/usr/bin/gunicorn")
                .startedBy((folder, command) -> unblocked(command))
                .start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      List<Integer> before = gunicorn.workersOf(old);
      Files.delete(python);
      operator.reads("the master's Python");

      operator.pressesAndConfirms("u", "kill -USR2 " + old, "STEADY");
      ScreenSight told = operator.readsLike("its child \\d+ failed before it executed NEW");
      assertThat(told.shows("4 of OLD's 4 workers ended")).as(told.text()).isTrue();
      assertThat(told.showsLike("untouched|sent again")).as(told.text()).isFalse();
      operator.readsLike("OUTAGE.*leads nowhere");
      assertThat(gunicorn.workersOf(old)).doesNotContainAnyElementsOf(before);

      Matcher child = Pattern.compile("its child (\\d+) failed").matcher(told.text());
      assertThat(child.find()).isTrue();
      operator.pressesAndConfirms("r", "kill -KILL " + child.group(1), "STEADY");
      gunicorn.awaitGone(Integer.parseInt(child.group(1)));
      assertThat(gunicorn.pidInPidfile()).isEqualTo(old);
    } finally {
      Files.delete(python.getParent());
    }
  }

  private static List<String> unblocked(List<String> command) {
    List<String> words = new ArrayList<>(List.of("/usr/bin/python3", "-c", UNBLOCK_QUIT));
    words.addAll(command);
    return words;
  }
}

package gunitop.sampling;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import gunitop.process.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker that has forked a child, as for a pool of its own, beats on. */
@Timeout(60)
@Needs(Need.GUNICORN)
class WorkersChildTest {
  private static final String HOOKS =
      """
      import os, time


      def post_fork(server, worker):
          if os.fork() == 0:
              time.sleep(600)
              os._exit(0)
      """;

  @TempDir Path directory;

  @Test
  void itsHeartbeatIsThatOfEachSample() throws Exception {
    Files.writeString(directory.resolve("hooks.py"), HOOKS);
    List<String> options =
        List.of("-c", "hooks.py", "-k", "gthread", "-w", "1", "-b", "127.0.0.1:0");
    try (Sampler sampler = ProcSampler.ofThisHost();
        StartedGunicorn gunicorn =
            StartedGunicorn.start(directory, sampler, List.of(), options.toArray(String[]::new))) {
      Snapshot first =
          gunicorn.until(
              "a ready worker with its child",
              s -> gunicorn.isReady(s, 1) && hasChild(gunicorn, s));

      long before = beat(gunicorn, first);
      gunicorn.until("the next beat", s -> beat(gunicorn, s) > before);
    }
  }

  private static boolean hasChild(StartedGunicorn gunicorn, Snapshot snapshot) {
    return !snapshot.childrenOf(gunicorn.workers(snapshot).get(0).pid()).isEmpty();
  }

  private static long beat(StartedGunicorn gunicorn, Snapshot snapshot) {
    return gunicorn.workers(snapshot).get(0).files().get().temporary().get(0).changedNanos();
  }
}

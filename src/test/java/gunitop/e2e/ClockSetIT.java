package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The clock that gunitop reads is set, an hour back or forward, in the middle of an upgrade: by a
 * library before the C library, as the clock of the host is everybody's.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(200)
@Needs({Need.GUNICORN, Need.TMUX, Need.C_COMPILER})
class ClockSetIT {
  private static final String LIBRARY =
      """
      #define _GNU_SOURCE
      #include <dlfcn.h>
      #include <stdlib.h>
      #include <sys/time.h>
      #include <time.h>
      #include <unistd.h>
      static long shift(void) {
        const char *file = getenv("CLOCK_FILE"), *seconds = getenv("CLOCK_SECONDS");
        return file && seconds && access(file, F_OK) == 0 ? atol(seconds) : 0;
      }
      int clock_gettime(clockid_t id, struct timespec *ts) {
        static int (*real)(clockid_t, struct timespec *);
        if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
        int result = real(id, ts);
        if (id == CLOCK_REALTIME) ts->tv_sec += shift();
        return result;
      }
      int gettimeofday(struct timeval *tv, void *tz) {
        static int (*real)(struct timeval *, void *);
        if (!real) real = dlsym(RTLD_NEXT, "gettimeofday");
        int result = real(tv, tz);
        tv->tv_sec += shift();
        return result;
      }
      """;

  @TempDir private Path directory;

  static Stream<String> hours() {
    return Variants.of("-3600", "3600");
  }

  @ParameterizedTest
  @MethodSource("hours")
  void inTheMiddleOfAnUpgrade(int seconds) throws IOException {
    Path library = compile();
    Path set = directory.resolve("set");
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start();
        TmuxOperator operator =
            TmuxOperator.opens(120, 40, command(library, set, seconds, gunicorn.master()))) {
      int old = gunicorn.master();
      int newGeneration = WholeUpgrade.toOverlap(operator, gunicorn, "v2");
      Files.createFile(set);
      // Whatever it thinks of the heartbeats: nobody is ready, stuck or gone because of the clock.
      operator.presses("w", "kill -WINCH " + old, "OVERLAP");
      ScreenSight drained = operator.sees("DRAINED");
      assertThat(drained.showsLike("stuck|OUTAGE|CRASH LOOP")).as(drained.text()).isFalse();
      operator.pressesAndConfirms("t", "kill -TERM " + old, "DRAINED");
      gunicorn.awaitGone(old);
      ScreenSight over = operator.sees("STEADY");
      operator.readsLike("done +TERM");
      assertThat(over.showsLike("stuck|OUTAGE|CRASH LOOP|FAILED")).as(over.text()).isFalse();
      assertThat(gunicorn.masters()).isEqualTo(List.of(newGeneration));
    }
  }

  private Path compile() throws IOException {
    Path source = Files.writeString(directory.resolve("clock.c"), LIBRARY);
    Path library = directory.resolve("clock.so");
    Shell.Result made =
        Shell.run("gcc", "-shared", "-fPIC", "-o", "" + library, "" + source, "-ldl");
    assertThat(made.exitCode()).as(made.toString()).isZero();
    return library;
  }

  private static List<String> command(Path library, Path set, int seconds, int master) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "env", "LD_PRELOAD=" + library, "CLOCK_FILE=" + set, "CLOCK_SECONDS=" + seconds));
    command.addAll(Gunitop.command("" + master));
    return command;
  }
}

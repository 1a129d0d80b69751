package gunitop.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.ExitStatus;
import gunitop.testkit.HostSketch;
import gunitop.testkit.Watched;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a crash loop, and what only looks like one. */
class CrashLoopFindingTest {
  private static final ExitStatus FINE = new ExitStatus.Exited(0);
  private static final ExitStatus ERROR = new ExitStatus.Exited(1);

  private final HostSketch host = new HostSketch().listener(7, "127.0.0.1:8000");
  private final Watched watched = new Watched(host);
  private int next = 201;

  /** NEW beside an OLD that serves, with as many workers as are to be replaced. */
  private void newGeneration(int workers, boolean ready) {
    host.daemon(100, 7);
    host.ready(100, List.of(101, 102));
    watched.lookFor(1000, 3);
    host.at(1010).reexeced(200, 100);
    for (int i = 0; i < workers; i++) {
      begin(ready);
    }
    watched.look();
  }

  private void begin(boolean ready) {
    if (ready) {
      host.ready(next++, 200);
    } else {
      host.booting(next++, 200);
    }
  }

  /** The eldest ends, and another one takes its place. */
  private void replaced(double after, int workers, Optional<ExitStatus> how, boolean ready) {
    now += after;
    host.at(now);
    int eldest = next - workers;
    how.ifPresentOrElse(exit -> host.ends(eldest, exit), () -> host.ends(eldest));
    begin(ready);
    watched.look();
    watched.look();
  }

  private double now = 1010;

  private List<Finding> loops() {
    return watched.look().findings().stream()
        .filter(one -> one.code() == FindingCode.CRASH_LOOP)
        .toList();
  }

  /** How each of so many workers ended, how long after the one before, and what that is. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "they die by an error,                     1, code 1,   true,  3,   1, LOOP",
    "of several too,                           4, code 1,   true,  5,   1, LOOP",
    "they die by an error before they serve,   1, code 1,   false, 3,   1, LOOP",
    "they are killed at once,                  2, signal 9, true,  3,   1, LOOP",
    "by memory after long service,             2, signal 9, true,  4,  40, LOOP",
    "by their timeout,                         1, signal 6, true,  3,  30, LOOP",
    "they crash,                               1, signal 11, true, 3,   2, LOOP",
    "they end quietly and never served,        1, code 0,   false, 5, 0.3, LOOP",
    "nobody knows how and they never served,   1, unknown,  false, 5, 0.3, LOOP",
    "max-requests,                             4, code 0,   true,  40, 0.3, NONE",
    "max-requests of one worker,               1, code 0,   true,  30, 0.3, NONE",
    "max-requests on an old kernel,            4, unknown,  true,  40, 0.3, NONE",
    "each is told to go,                       2, signal 15, true, 20,  1, NONE",
    "killed one by one by an operator,         2, signal 9, true,  2,   5, NONE",
    "killed now and then,                      2, signal 9, true,  9, 100, NONE",
  })
  void ends(
      String what, int workers, String how, boolean ready, int times, double after, String is) {
    newGeneration(workers, ready);
    for (int i = 0; i < times; i++) {
      replaced(after, workers, exit(how), ready);
    }

    assertThat(loops()).hasSize(is.equals("LOOP") ? 1 : 0);
  }

  private static Optional<ExitStatus> exit(String how) {
    String[] words = how.split(" ");
    return switch (words[0]) {
      case "code" -> Optional.of(new ExitStatus.Exited(Integer.parseInt(words[1])));
      case "signal" -> Optional.of(new ExitStatus.Killed(Integer.parseInt(words[1])));
      default -> Optional.empty();
    };
  }

  @Test
  void closesTheGatesUntilItIsOver() {
    newGeneration(1, true);
    for (int i = 0; i < 3; i++) {
      assertThat(loops()).isEmpty();
      replaced(1, 1, Optional.of(ERROR), true);
    }

    Finding loop = loops().get(0);

    assertThat(loop.message())
        .isEqualTo("Workers of NEW master 200 keep dying: 3 died within 2 s, with code 1.");
    assertThat(loop.against()).contains(Step.WINCH, Step.TERM);
    assertThat(watched.look().offer(Step.WINCH).reason()).contains("keep dying");
    assertThat(watched.look().offer(Step.REVERT).command().orElseThrow().text())
        .isEqualTo("kill -TERM 200");
    host.at(now + 11);
    assertThat(loops()).isEmpty();
  }

  @Test
  void allAtOnceAreNone() {
    newGeneration(4, true);
    host.at(1020);
    for (int pid = 201; pid <= 204; pid++) {
      host.ends(pid, new ExitStatus.Killed(9));
    }
    host.ready(200, List.of(205, 206, 207, 208));
    watched.look();
    watched.look();

    assertThat(loops()).isEmpty();
  }

  /** A HUP starts as many again, then tells the others to go: before they have ever served. */
  @Test
  void hupTwiceBeforeTheFirstHasServedIsNone() {
    newGeneration(3, true);
    host.at(1020);
    host.booting(204, 200);
    host.booting(205, 200);
    host.booting(206, 200);
    host.ends(201, FINE).ends(202, FINE).ends(203, FINE);
    watched.look();
    host.at(1021.5);
    host.booting(207, 200);
    host.booting(208, 200);
    host.booting(209, 200);
    watched.look();
    host.at(1024).ends(204, FINE).ends(205, FINE).ends(206, FINE);
    watched.look();
    watched.look();

    assertThat(loops()).isEmpty();
  }

  @Test
  void workersOfAMasterThatStopsAreNone() {
    newGeneration(4, true);
    host.at(1020).change(200, HostSketch.Draft::closesSockets);
    watched.look();
    for (int pid = 201; pid <= 204; pid++) {
      host.at(1020 + pid - 200).ends(pid, new ExitStatus.Killed(9));
      watched.look();
    }

    assertThat(loops()).isEmpty();
  }
}

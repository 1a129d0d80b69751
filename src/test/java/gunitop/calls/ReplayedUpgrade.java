package gunitop.calls;

import gunitop.kernel.Fault;
import gunitop.kernel.KernelCall;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A step of a recorded upgrade, seen from just before it: the program starts, looks twice, the host
 * goes on to the next recording, and the program looks four times more, at last after longer than a
 * trouble is told. One call of one of these looks goes wrong.
 *
 * @param from the recording in which the program is started
 * @param to the recording to which the host goes on
 * @param master the application that is watched
 */
record ReplayedUpgrade(String from, String to, int master) {
  static final int START = 0;
  static final int STEP = 3;
  private static final int LATE = 6;
  private static final int LOOKS = 8;
  private static final long TOLD_NANOS = 7_000_000_000L;

  /**
   * What came of it.
   *
   * @param screens one a look
   * @param stages the same
   * @param troubles what was said to be out of sight, the same
   * @param spoilt the call that went wrong
   * @param calls how many the look in question took
   * @param left the descriptors that were open at the end
   * @param mistakes what was closed though it was not open
   */
  record Seen(
      List<String> screens,
      List<Optional<Stage>> stages,
      List<String> troubles,
      Optional<String> spoilt,
      int calls,
      Set<Integer> left,
      List<String> mistakes) {}

  /** Where nothing goes wrong. */
  Seen clean(int look) {
    return seen(look, -1, call -> Optional.empty());
  }

  /** Where the {@code n}th call of that look goes wrong. */
  Seen seen(int look, int n, Function<KernelCall, Optional<Fault>> fault) {
    List<String> screens = new ArrayList<>();
    List<Optional<Stage>> stages = new ArrayList<>();
    List<String> troubles = new ArrayList<>();
    Optional<String> spoilt = Optional.empty();
    int calls = 0;
    try (WatchedUpgrade upgrade = new WatchedUpgrade(from)) {
      for (int i = 0; i < LOOKS; i++) {
        if (i == look) {
          upgrade.door().spoil(n, fault);
        }
        look(upgrade, i);
        if (i == look) {
          spoilt = upgrade.door().spoilt();
          calls = upgrade.door().count();
          upgrade.door().heal();
        }
        screens.add(upgrade.screen());
        stages.add(upgrade.assessment().map(Assessment::stage));
        troubles.add(upgrade.snapshot().host().hidden());
      }
      upgrade.ends();
      return new Seen(
          screens,
          stages,
          troubles,
          spoilt,
          calls,
          upgrade.door().open(),
          upgrade.door().mistakes());
    }
  }

  private void look(WatchedUpgrade upgrade, int number) {
    if (number == START) {
      upgrade.starts(master);
    } else if (number == STEP) {
      upgrade.plays(to);
    } else {
      upgrade.waits(number == LATE ? TOLD_NANOS : 0);
      upgrade.refreshes();
    }
  }
}

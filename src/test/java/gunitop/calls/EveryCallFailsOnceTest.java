package gunitop.calls;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.kernel.Fault;
import gunitop.kernel.KernelCall;
import gunitop.upgrade.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every call that the program makes of the kernel through a whole upgrade goes wrong once, in each
 * way that its man page knows; {@code -Dcalls=all} for all of them, else a sample: each 41st call
 * ({@code -Dcalls.stride}), another way each time.
 */
class EveryCallFailsOnceTest {
  private static final boolean ALL = "all".equals(System.getProperty("calls"));
  private static final int STRIDE = Integer.getInteger("calls.stride", 41);
  private static final int MASTER = 19046;

  /** True, and told once more or later. */
  private static final Pattern READY = Pattern.compile("\\d+ (of \\d+ )?(OLD|NEW) workers? ready");

  private static final List<String> STORY =
      List.of("steady", "exec", "booting", "overlap", "draining", "drained", "promoted");

  private final List<String> faults = new ArrayList<>();
  private final Map<String, TreeSet<String>> changes = new TreeMap<>();
  private int calls;
  private int runs;

  @Test
  void noCallThatFailsEndsTheProgramOrLeavesAFalseWordBehind() {
    long begun = System.nanoTime();
    new ReplayedUpgrade("steady", "steady", MASTER).clean(0);
    judge(new ReplayedUpgrade("steady", "steady", MASTER), ReplayedUpgrade.START);
    judge(new ReplayedUpgrade("steady", "steady", MASTER), ReplayedUpgrade.START + 1);
    for (int i = 1; i < STORY.size(); i++) {
      judge(new ReplayedUpgrade(STORY.get(i - 1), STORY.get(i), MASTER), ReplayedUpgrade.STEP);
    }
    System.out.printf(
        "%d calls, %d runs, %.0f s%n", calls, runs, (System.nanoTime() - begun) / 1e9);
    if (System.getProperty("changes") != null) {
      changes.forEach(
          (line, by) -> System.out.println(line + "   <<" + by.size() + " " + by.first() + ">>"));
    }
    assertThat(faults).isEmpty();
  }

  private void judge(ReplayedUpgrade upgrade, int look) {
    ReplayedUpgrade.Seen clean = upgrade.clean(look);
    assertThat(clean.left()).as("open at the end").isEmpty();
    assertThat(clean.mistakes()).isEmpty();
    calls += clean.calls();
    for (int n = 0; n < clean.calls(); n += ALL ? 1 : STRIDE) {
      for (int way = ALL ? 0 : n; way < n + 1 || ALL; way++) {
        Chosen chosen = new Chosen(way, ALL);
        ReplayedUpgrade.Seen seen = upgrade.seen(look, n, chosen);
        if (seen.spoilt().isEmpty()) {
          break;
        }
        runs++;
        String what =
            "%s, look %d, call %d: %s %s"
                .formatted(upgrade.to(), look, n, seen.spoilt().get(), chosen.last);
        compare(what, clean, seen, look, chosen.last);
      }
    }
  }

  /** One of the ways in which a call can go wrong. */
  private static final class Chosen implements Function<KernelCall, Optional<Fault>> {
    private final int way;
    private final boolean once;
    private Fault last;

    Chosen(int way, boolean once) {
      this.way = way;
      this.once = once;
    }

    @Override
    public Optional<Fault> apply(KernelCall call) {
      List<Fault> ways = Fault.of(call);
      if (ways.isEmpty() || once && way >= ways.size()) {
        return Optional.empty();
      }
      last = ways.get(way % ways.size());
      return Optional.of(last);
    }
  }

  private void compare(
      String what, ReplayedUpgrade.Seen clean, ReplayedUpgrade.Seen seen, int look, Fault fault) {
    if (!seen.left().isEmpty()) {
      faults.add(what + ": still open " + seen.left());
    }
    if (!seen.mistakes().isEmpty()) {
      faults.add(what + ": " + seen.mistakes());
    }
    int last = clean.screens().size() - 1;
    if (!fault.saysGone()) {
      for (String line : ScreenChanges.told(clean.screens().get(last), seen.screens().get(last))) {
        if (!READY.matcher(line).matches()) {
          faults.add(what + ": told: " + line);
        }
      }
      Optional<Stage> now = seen.stages().get(look);
      Optional<Stage> before = look == 0 ? Optional.empty() : clean.stages().get(look - 1);
      if (!now.equals(clean.stages().get(look))
          && !now.equals(before)
          && !now.equals(Optional.of(Stage.UNKNOWN))) {
        faults.add(what + ": " + now + " in place of " + clean.stages().get(look));
      }
    }
    for (String line : ScreenChanges.between(clean.screens().get(last), seen.screens().get(last))) {
      faults.add(what + ": at last: " + line);
    }
    for (int i = look; i <= last; i++) {
      for (String line : ScreenChanges.between(clean.screens().get(i), seen.screens().get(i))) {
        changes
            .computeIfAbsent(
                (i == look ? "now  " : i < last ? "then " : "last ") + line,
                unused -> new TreeSet<>())
            .add(what);
      }
    }
  }
}

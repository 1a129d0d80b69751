package gunitop.ui.preferences;

import gunitop.ui.Notify;
import gunitop.ui.Palette;
import gunitop.ui.Setup;
import gunitop.ui.TreeColumn;
import gunitop.ui.frame.Measure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Something that can be set up.
 *
 * @param label how its line reads now
 * @param change the setup with the next value of it, for 1, or with the one before it, for -1
 */
record SetupEntry(Function<Setup, String> label, BiFunction<Setup, Integer, Setup> change) {
  private static final List<Duration> DELAYS =
      List.of(1L, 2L, 5L, 10L, 15L, 20L, 30L, 50L, 100L).stream()
          .map(tenths -> Duration.ofMillis(100 * tenths))
          .toList();

  private static final List<SetupEntry> ALL = entries();

  /** What can be changed, from top to bottom. */
  static List<SetupEntry> all() {
    return ALL;
  }

  String text(Setup setup) {
    return label.apply(setup);
  }

  Setup changed(Setup setup, int by) {
    return change.apply(setup, by);
  }

  private static List<SetupEntry> entries() {
    List<SetupEntry> entries = new ArrayList<>();
    entries.add(
        new SetupEntry(
            setup -> "Theme   " + setup.palette().word(),
            (setup, by) -> setup.with(next(Palette.values(), setup.palette(), by))));
    entries.add(
        new SetupEntry(
            setup -> "Delay   " + Measure.tenths(setup.delay().toMillis() / 1000.0) + " s",
            (setup, by) -> setup.with(delay(setup.delay(), by))));
    entries.add(
        new SetupEntry(
            setup -> "Notify  " + setup.notice().word(),
            (setup, by) -> setup.with(next(Notify.values(), setup.notice(), by))));
    for (TreeColumn column : TreeColumn.values()) {
      if (column.isOptional()) {
        entries.add(
            new SetupEntry(
                setup -> "Column  " + mark(setup, column) + column.heading(),
                (setup, by) -> setup.toggled(column)));
      }
    }
    return List.copyOf(entries);
  }

  private static String mark(Setup setup, TreeColumn column) {
    return setup.columns().contains(column) ? "[x] " : "[ ] ";
  }

  private static <T> T next(T[] values, T now, int by) {
    int place = Arrays.asList(values).indexOf(now);
    return values[(place + by + values.length) % values.length];
  }

  private static Duration delay(Duration now, int by) {
    return by > 0
        ? DELAYS.stream().filter(one -> one.compareTo(now) > 0).findFirst().orElse(now)
        : DELAYS.stream()
            .filter(one -> one.compareTo(now) < 0)
            .reduce((first, second) -> second)
            .orElse(now);
  }
}

package gunitop.ui.preferences;

import gunitop.ui.Notify;
import gunitop.ui.Palette;
import gunitop.ui.Preferences;
import gunitop.ui.SortKey;
import gunitop.ui.TreeColumn;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The keys of the configuration file, each with the rule for its value. */
enum PreferenceKey {
  THEME("theme", "colour, colour-blind or mono") {
    @Override
    Optional<Preferences> set(Preferences before, String value) {
      return Palette.of(value).map(before::with);
    }
  },
  DELAY("delay", "tenths of a second, 1 to 100") {
    @Override
    Optional<Preferences> set(Preferences before, String value) {
      return value.matches("[1-9]\\d?|100")
          ? Optional.of(before.with(Duration.ofMillis(100L * Integer.parseInt(value))))
          : Optional.empty();
    }
  },
  SORT("sort", "pid, user, cpu, memory, time, age or command") {
    @Override
    Optional<Preferences> set(Preferences before, String value) {
      return Arrays.stream(SortKey.values())
          .filter(key -> key.word().equals(value.toLowerCase(Locale.ROOT)))
          .findFirst()
          .map(before::with);
    }
  },
  INVERTED("inverted", "yes or no") {
    @Override
    Optional<Preferences> set(Preferences before, String value) {
      return value.equals("yes") || value.equals("no")
          ? Optional.of(before.withInverted(value.equals("yes")))
          : Optional.empty();
    }
  },
  NOTIFY("notify", "bell, osc9 or off") {
    @Override
    Optional<Preferences> set(Preferences before, String value) {
      return Notify.of(value).map(how -> before.with(before.setup().with(how)));
    }
  },
  COLUMNS("columns", "names out of PID USER PRI NI VIRT RES S CPU% MEM% TIME+ AGE") {
    @Override
    Optional<Preferences> set(Preferences before, String value) {
      Set<TreeColumn> columns = EnumSet.of(TreeColumn.PID);
      for (String name : value.split(" +")) {
        Optional<TreeColumn> column = TreeColumn.of(name);
        if (column.isEmpty()) {
          return Optional.empty();
        }
        columns.add(column.get());
      }
      return Optional.of(before.with(before.setup().with(columns)));
    }
  };

  private final String word;
  private final String rule;

  PreferenceKey(String word, String rule) {
    this.word = word;
    this.rule = rule;
  }

  String word() {
    return word;
  }

  /** What its value must be. */
  String rule() {
    return rule;
  }

  /** With this value; empty where it is none. */
  abstract Optional<Preferences> set(Preferences before, String value);

  static Optional<PreferenceKey> of(String word) {
    return Arrays.stream(values()).filter(key -> key.word.equals(word)).findFirst();
  }
}

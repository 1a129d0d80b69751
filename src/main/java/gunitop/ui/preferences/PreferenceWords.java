package gunitop.ui.preferences;

import gunitop.ui.Preferences;
import gunitop.ui.Setup;
import gunitop.ui.TreeColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Preferences as the words that stand in the configuration file. */
public final class PreferenceWords {
  private PreferenceWords() {}

  /** The words that differ from those of other preferences, by key. */
  public static Map<String, String> changed(Preferences before, Preferences now) {
    Map<String, String> earlier = of(before);
    Map<String, String> words = of(now);
    words.entrySet().removeIf(entry -> entry.getValue().equals(earlier.get(entry.getKey())));
    return words;
  }

  private static Map<String, String> of(Preferences preferences) {
    Setup setup = preferences.setup();
    Map<String, String> words = new LinkedHashMap<>();
    words.put(PreferenceKey.THEME.word(), setup.palette().word());
    words.put(PreferenceKey.DELAY.word(), Long.toString(setup.delay().toMillis() / 100));
    words.put(PreferenceKey.NOTIFY.word(), setup.notice().word());
    words.put(PreferenceKey.SORT.word(), preferences.sort().word());
    words.put(PreferenceKey.INVERTED.word(), preferences.inverted() ? "yes" : "no");
    List<String> columns = new ArrayList<>();
    for (TreeColumn column : TreeColumn.values()) {
      if (setup.columns().contains(column)) {
        columns.add(column.heading());
      }
    }
    words.put(PreferenceKey.COLUMNS.word(), String.join(" ", columns));
    return words;
  }
}

package gunitop.ui.preferences;

import gunitop.ui.Model;
import gunitop.ui.Palette;
import gunitop.ui.tree.SortKey;
import gunitop.ui.tree.TreeColumn;
import gunitop.ui.tree.TreeOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is kept from one run to the next: words in a file that can be edited by hand.
 *
 * @param setup colours, delay, columns
 * @param sort the order of the tree screen
 * @param inverted the other way round
 */
public record Preferences(Setup setup, SortKey sort, boolean inverted) {
  /** Nothing was kept. */
  public static final Preferences DEFAULT = new Preferences(Setup.DEFAULT, SortKey.PID, false);

  public static Preferences of(Model model) {
    TreeOptions options = model.tree().options();
    return new Preferences(model.setup(), options.sort(), options.inverted());
  }

  /** With another setup. */
  public Preferences with(Setup other) {
    return new Preferences(other, sort, inverted);
  }

  /** The words that differ from another's, by key. */
  public Map<String, String> wordsUnlike(Preferences other) {
    Map<String, String> theirs = other.words();
    Map<String, String> mine = new LinkedHashMap<>(words());
    mine.entrySet().removeIf(entry -> entry.getValue().equals(theirs.get(entry.getKey())));
    return mine;
  }

  private Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put(PreferenceKey.THEME.word(), setup.palette().word());
    words.put(PreferenceKey.DELAY.word(), Long.toString(setup.delay().toMillis() / 100));
    words.put(PreferenceKey.NOTIFY.word(), setup.notice().word());
    words.put(PreferenceKey.SORT.word(), sort.word());
    words.put(PreferenceKey.INVERTED.word(), inverted ? "yes" : "no");
    List<String> columns = new ArrayList<>();
    for (TreeColumn column : TreeColumn.values()) {
      if (setup.columns().contains(column)) {
        columns.add(column.heading());
      }
    }
    words.put(PreferenceKey.COLUMNS.word(), String.join(" ", columns));
    return words;
  }

  Preferences with(Palette palette) {
    return with(setup.with(palette));
  }

  Preferences with(Duration delay) {
    return with(setup.with(delay));
  }

  Preferences with(SortKey key) {
    return new Preferences(setup, key, inverted);
  }

  Preferences withInverted(boolean on) {
    return new Preferences(setup, sort, on);
  }
}

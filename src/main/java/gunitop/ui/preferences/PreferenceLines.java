package gunitop.ui.preferences;

import gunitop.ui.Preferences;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of the configuration file: {@code key = value}, {@code #} begins a comment line. What
 * is wrong is named and left alone; what the operator wrote besides the values stays as it is.
 */
public final class PreferenceLines {
  private PreferenceLines() {}

  /**
   * What a file holds.
   *
   * @param preferences with the default where nothing valid stands
   * @param faults one sentence for each wrong line
   */
  public record Parsed(Preferences preferences, List<String> faults) {
    /** Copies the list. */
    public Parsed {
      faults = List.copyOf(faults);
    }
  }

  /** What these lines hold. */
  public static Parsed parse(List<String> lines) {
    Preferences preferences = Preferences.DEFAULT;
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Optional<PreferenceKey> key = PreferenceKey.of(keyOf(line));
      Optional<Preferences> next = Optional.empty();
      if (key.isPresent()) {
        next = key.get().set(preferences, line.substring(line.indexOf('=') + 1).strip());
      }
      if (next.isEmpty()) {
        faults.add("line " + (i + 1) + ": " + fault(line, key));
      }
      preferences = next.orElse(preferences);
    }
    return new Parsed(preferences, faults);
  }

  /**
   * These lines with other values: the last line of a key is changed, a new one goes to the end.
   */
  public static List<String> changed(List<String> lines, Map<String, String> values) {
    Map<String, String> left = new LinkedHashMap<>(values);
    List<String> next = new ArrayList<>(lines);
    for (int i = next.size() - 1; i >= 0; i--) {
      String key = keyOf(next.get(i).strip());
      String value = left.remove(key);
      if (value != null) {
        next.set(i, key + " = " + value);
      }
    }
    left.forEach((key, value) -> next.add(key + " = " + value));
    return next;
  }

  private static String keyOf(String line) {
    int equals = line.indexOf('=');
    return equals < 0 ? "" : line.substring(0, equals).strip();
  }

  private static String fault(String line, Optional<PreferenceKey> key) {
    if (key.isPresent()) {
      return key.get().word() + " is " + key.get().rule();
    }
    return line.contains("=") ? "there is no key '" + keyOf(line) + "'" : "it is no 'key = value'";
  }
}

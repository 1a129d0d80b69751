package gunitop.ui;

import java.util.List;

/**
 * One line of the key table.
 *
 * @param intent what the keys mean
 * @param keys the keys
 * @param shown how the keys are named in the help
 * @param footer the name of the key and its label in the footer; empty where it does not stand
 *     there
 * @param help what it does, in the operator's words
 */
public record Binding(
    Intent intent, List<Key> keys, String shown, List<String> footer, String help) {

  /** Copies the lists. */
  public Binding {
    keys = List.copyOf(keys);
    footer = List.copyOf(footer);
  }

  /** Whether it stands in the footer. */
  public boolean hasFooter() {
    return !footer.isEmpty();
  }
}

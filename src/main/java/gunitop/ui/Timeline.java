package gunitop.ui;

import gunitop.upgrade.Observation;
import java.util.ArrayList;
import java.util.List;

/**
 * What was sent and what was seen, oldest first, bounded.
 *
 * @param entries at most {@link #CAPACITY}
 */
public record Timeline(List<Observation> entries) {
  /** How many entries are kept. */
  static final int CAPACITY = 500;

  /** Nothing happened yet. */
  static final Timeline EMPTY = new Timeline(List.of());

  /** Copies the list. */
  public Timeline {
    entries = List.copyOf(entries);
  }

  /** With these entries behind the others; the oldest fall out. */
  Timeline with(List<Observation> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<Observation> all = new ArrayList<>(entries);
    all.addAll(more);
    return new Timeline(all.subList(Math.max(0, all.size() - CAPACITY), all.size()));
  }

  /** With this entry behind the others. */
  Timeline with(Observation entry) {
    return with(List.of(entry));
  }
}

package gunitop.ui;

import gunitop.process.ProcessId;
import gunitop.upgrade.Observation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

  /** The entries that are about this application, or about all. */
  public List<Observation> about(Track track) {
    Set<ProcessId> lineage = new HashSet<>(track.masters());
    List<Observation> chosen = new ArrayList<>();
    for (int i = entries.size() - 1; i >= 0; i--) {
      Observation entry = entries.get(i);
      if (entry.masters().isEmpty() || entry.masters().stream().anyMatch(lineage::contains)) {
        lineage.addAll(entry.masters());
        chosen.add(entry);
      }
    }
    Collections.reverse(chosen);
    return chosen;
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

  /** Without this entry, where it is there. */
  Timeline without(Observation entry) {
    int at = entries.lastIndexOf(entry);
    if (at < 0) {
      return this;
    }
    List<Observation> fewer = new ArrayList<>(entries);
    fewer.remove(at);
    return new Timeline(fewer);
  }

  /** With this entry behind the others. */
  Timeline with(Observation entry) {
    return with(List.of(entry));
  }
}

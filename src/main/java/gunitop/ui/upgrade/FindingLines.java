package gunitop.ui.upgrade;

import gunitop.ui.frame.Wrapped;
import gunitop.upgrade.Finding;
import java.util.List;

/**
 * The lines that findings were broken into lately: a finding mostly stays from picture to picture.
 * Keeps one finding a slot. Safe from several threads, as an entry is immutable.
 */
final class FindingLines {
  private static final int SLOTS = 32;

  private record Entry(Finding finding, int width, List<String> lines) {}

  private final Entry[] entries = new Entry[SLOTS];

  /** What the finding says and advises, in lines none wider than {@code width}. */
  List<String> of(Finding finding, int width) {
    int slot = finding.code().ordinal() & SLOTS - 1;
    Entry entry = entries[slot];
    if (entry == null || entry.width() != width || !entry.finding().equals(finding)) {
      String text = finding.message() + " " + finding.remedy();
      entry = new Entry(finding, width, List.copyOf(Wrapped.lines(text, width)));
      entries[slot] = entry;
    }
    return entry.lines();
  }
}

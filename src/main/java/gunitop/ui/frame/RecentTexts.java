package gunitop.ui.frame;

import java.util.function.LongFunction;

/**
 * What figures were written as lately: most of a screen shows the figures of a second ago. Keeps
 * one text a slot, the last. Safe from several threads, as an entry is immutable.
 */
final class RecentTexts {
  private static final int SLOTS = 512;

  private record Entry(long figure, String text) {}

  private final Entry[] entries = new Entry[SLOTS];

  /**
   * This figure as text.
   *
   * @param writing pure: makes the same text of the same figure each time
   */
  String of(long figure, LongFunction<String> writing) {
    int slot = (int) (figure ^ figure >>> 32) & SLOTS - 1;
    Entry entry = entries[slot];
    if (entry == null || entry.figure() != figure) {
      entry = new Entry(figure, writing.apply(figure));
      entries[slot] = entry;
    }
    return entry.text();
  }
}

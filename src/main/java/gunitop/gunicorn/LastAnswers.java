package gunitop.gunicorn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * The last answers of a pure function, by the very object that it was asked about: a command line
 * is the same object from snapshot to snapshot, and need not be parsed each second. What is asked
 * about is immutable. Keeps one answer a slot. Safe from several threads, as an entry is immutable.
 */
final class LastAnswers<K, V> {
  private static final int SLOTS = 64;

  private record Entry<K, V>(K asked, V answer) {}

  private final Function<K, V> function;
  private final List<Entry<K, V>> entries = new ArrayList<>(Collections.nCopies(SLOTS, null));

  /** None yet. */
  LastAnswers(Function<K, V> function) {
    this.function = function;
  }

  /** What the function answers, or answered, about this object. */
  V of(K asked) {
    int slot = System.identityHashCode(asked) & SLOTS - 1;
    Entry<K, V> entry = entries.get(slot);
    if (entry == null || entry.asked() != asked) {
      entry = new Entry<>(asked, function.apply(asked));
      entries.set(slot, entry);
    }
    return entry.answer();
  }
}

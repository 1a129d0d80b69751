package gunitop.ui;

import gunitop.upgrade.Observation;
import java.util.Optional;

/**
 * Signal keys that did not count, one right after the other: told of in one line, however many.
 *
 * @param keys how many so far
 * @param told what the timeline says of them; empty where there are none
 */
record IgnoredKeys(int keys, Optional<Observation> told) {
  static final IgnoredKeys NONE = new IgnoredKeys(0, Optional.empty());

  /** What is said after one key more; {@code alone} where that key is the only one. */
  String text(String alone) {
    return keys == 0
        ? alone
        : keys + 1 + " signal keys ignored: no more than 60 ms lay between them, as in pasted text";
  }

  IgnoredKeys next(Observation now) {
    return new IgnoredKeys(keys + 1, Optional.of(now));
  }
}

package gunitop.sampling;

import gunitop.sampling.proc.PidNumbers;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.IntUnaryOperator;

/**
 * Who descends from some processes. Each one is walked through once, however many levels there are
 * and in whatever order they are asked about; a circle, of parents that were read at different
 * moments, ends the walk. Kept from one look to the next, as it makes no garbage.
 */
final class Descendants {
  private static final int INSIDE = 1;
  private static final int OUTSIDE = 2;

  private final PidNumbers judged = new PidNumbers();
  private int[] path = new int[64];

  /** Begins anew, with these and no others among them. */
  void begin(Collection<Integer> roots) {
    judged.clear();
    for (Integer root : roots) {
      judged.put(root, INSIDE);
    }
  }

  /**
   * Whether a process is one of the roots or descends from one.
   *
   * @param parent the parent of a PID; below 1 where there is none
   */
  boolean holds(int pid, IntUnaryOperator parent) {
    int length = 0;
    int next = pid;
    int verdict = PidNumbers.NONE;
    while (next > 0 && verdict == PidNumbers.NONE) {
      verdict = judged.get(next);
      if (verdict == PidNumbers.NONE) {
        if (length == path.length) {
          path = Arrays.copyOf(path, 2 * length);
        }
        path[length++] = next;
        // Until it is known better; also ends a circle.
        judged.put(next, OUTSIDE);
        next = parent.applyAsInt(next);
      }
    }
    if (verdict == INSIDE) {
      for (int i = 0; i < length; i++) {
        judged.put(path[i], INSIDE);
      }
    }
    return verdict == INSIDE;
  }
}

package gunitop.sampling.discovery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Who descends from some processes. Each one is walked through once, however many levels there are
 * and in whatever order they are asked about; a circle, of parents that were read at different
 * moments, ends the walk.
 */
public final class Descendants {
  private final Map<Integer, Boolean> judged = new HashMap<>();
  private final List<Integer> path = new ArrayList<>();
  private final IntUnaryOperator parent;

  /**
   * Those of some processes, which are among them.
   *
   * @param parent the parent of a PID; below 1 where there is none
   */
  public Descendants(Collection<Integer> roots, IntUnaryOperator parent) {
    this.parent = parent;
    roots.forEach(root -> judged.put(root, true));
  }

  /** Whether a process is one of the roots or descends from one. */
  public boolean holds(int pid) {
    path.clear();
    Boolean verdict = null;
    for (int next = pid; next > 0 && verdict == null; next = parent.applyAsInt(next)) {
      // Outside until it is known better; also ends a circle.
      verdict = judged.putIfAbsent(next, false);
      if (verdict == null) {
        path.add(next);
      }
    }
    boolean inside = Boolean.TRUE.equals(verdict);
    if (inside) {
      path.forEach(below -> judged.put(below, true));
    }
    return inside;
  }
}

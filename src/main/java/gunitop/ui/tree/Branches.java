package gunitop.ui.tree;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/** Draws the branches of a tree's lines anew, after lines were put among them. */
final class Branches {
  private Branches() {}

  /**
   * The same lines at the same depths, each branch now going on exactly where a later line hangs on
   * it: a line that was the last of its parent's may have got one behind it, or lost it.
   */
  static List<TreeRow> redrawn(List<TreeRow> rows) {
    List<TreeRow> redrawn = new ArrayList<>(rows.size());
    // The depths at which a line further down hangs on the branch that passes here.
    BitSet open = new BitSet();
    for (int i = rows.size() - 1; i >= 0; i--) {
      TreeRow row = rows.get(i);
      int depth = row.branches().length();
      StringBuilder branches = new StringBuilder(depth);
      for (int level = 1; level < depth; level++) {
        branches.append(open.get(level) ? '|' : ' ');
      }
      if (depth > 0) {
        branches.append(open.get(depth) ? '+' : '`');
      }
      open.clear(depth + 1, Math.max(depth + 1, open.length()));
      open.set(depth);
      redrawn.add(row.with(branches.toString()));
    }
    Collections.reverse(redrawn);
    return List.copyOf(redrawn);
  }
}

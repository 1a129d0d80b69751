package gunitop.ui.tree;

import gunitop.ui.Model;
import java.util.List;

/** Moves the cursor to lines that contain a text. */
final class TreeSearch {
  private TreeSearch() {}

  /** To the first match from the cursor on, the cursor's own line included. */
  static Model from(Model model, String text) {
    return find(model, text, 0);
  }

  /** To the next match of the last search, round the end. */
  static Model next(Model model) {
    return find(model, TreeState.of(model).input().search(), 1);
  }

  private static Model find(Model model, String text, int offset) {
    TreeState tree = TreeState.of(model).with(TreeState.of(model).input().searching(text));
    List<TreeRow> rows = tree.rows();
    for (int i = 0; i < rows.size() && !text.isEmpty(); i++) {
      int place = (tree.row() + offset + i) % rows.size();
      if (TreeListing.matches(rows.get(place).process(), text)) {
        return model.with(tree.moved(place));
      }
    }
    return model.with(tree);
  }
}

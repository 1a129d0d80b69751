package gunitop.ui.tree;

import gunitop.process.ProcessId;
import gunitop.ui.RunOptions;
import gunitop.ui.SortKey;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the tree screen shows, and in which order.
 *
 * @param all every process, not only Gunicorn's trees with their ancestors
 * @param flat a list, not a tree
 * @param sort the order, of siblings in a tree
 * @param inverted the other way round
 * @param filter what a line must contain, in lower case; empty for no filter
 * @param user whose processes alone are shown
 * @param fullPaths programs with their path
 * @param folded the processes whose descendants are hidden
 */
public record TreeOptions(
    boolean all,
    boolean flat,
    SortKey sort,
    boolean inverted,
    String filter,
    Optional<String> user,
    boolean fullPaths,
    Set<ProcessId> folded) {

  /** Copies the set. */
  public TreeOptions {
    folded = Set.copyOf(folded);
  }

  static TreeOptions start(RunOptions options) {
    return new TreeOptions(
        options.all(),
        false,
        options.preferences().sort(),
        options.preferences().inverted(),
        "",
        options.user(),
        false,
        Set.of());
  }

  TreeOptions withAll(boolean on) {
    return new TreeOptions(on, flat, sort, inverted, filter, user, fullPaths, folded);
  }

  TreeOptions withFlat(boolean on) {
    return new TreeOptions(all, on, sort, inverted, filter, user, fullPaths, folded);
  }

  public TreeOptions withSort(SortKey key) {
    return new TreeOptions(all, flat, key, false, filter, user, fullPaths, folded);
  }

  public TreeOptions withInverted(boolean on) {
    return new TreeOptions(all, flat, sort, on, filter, user, fullPaths, folded);
  }

  public TreeOptions withFilter(String text) {
    return new TreeOptions(all, flat, sort, inverted, text, user, fullPaths, folded);
  }

  public TreeOptions withUser(Optional<String> name) {
    return new TreeOptions(all, flat, sort, inverted, filter, name, fullPaths, folded);
  }

  TreeOptions withFullPaths(boolean on) {
    return new TreeOptions(all, flat, sort, inverted, filter, user, on, folded);
  }

  TreeOptions withFolded(Set<ProcessId> ids) {
    return new TreeOptions(all, flat, sort, inverted, filter, user, fullPaths, ids);
  }

  TreeOptions withToggled(ProcessId id) {
    Set<ProcessId> ids = new HashSet<>(folded);
    if (!ids.remove(id)) {
      ids.add(id);
    }
    return withFolded(ids);
  }
}

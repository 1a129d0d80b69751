package gunitop.ui;

import gunitop.ui.frame.Area;
import gunitop.ui.frame.Frame;
import java.util.List;
import java.util.Optional;

/**
 * A frame, and what the mouse can point at on it.
 *
 * @param frame the cells
 * @param targets the last one that holds a cell counts
 */
public record Picture(Frame frame, List<Placed> targets) {

  /** Copies the list. */
  public Picture {
    targets = List.copyOf(targets);
  }

  /** A target and where it is. */
  public record Placed(Area area, ClickTarget target) {}

  /** What stands at a cell; empty where the mouse means nothing. */
  public Optional<ClickTarget> at(int column, int row) {
    return targets.stream()
        .filter(placed -> placed.area().contains(column, row))
        .map(Placed::target)
        .reduce((below, above) -> above);
  }
}

package gunitop.ui;

import gunitop.ui.frame.Area;
import gunitop.ui.frame.Frame;
import java.util.List;
import java.util.Optional;

/**
 * A frame, and what the mouse can point at on it.
 *
 * @param frame the cells
 * @param spots the last one that holds a cell counts
 */
public record Picture(Frame frame, List<Placed> spots) {

  /** Copies the list. */
  public Picture {
    spots = List.copyOf(spots);
  }

  /** A spot and where it is. */
  public record Placed(Area area, ClickTarget spot) {}

  /** What stands at a cell; empty where the mouse means nothing. */
  public Optional<ClickTarget> at(int column, int row) {
    return spots.stream()
        .filter(placed -> placed.area().contains(column, row))
        .map(Placed::spot)
        .reduce((below, above) -> above);
  }
}

package gunitop.ui;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * How the operator has set the program up.
 *
 * @param palette the colours
 * @param delay from one sample to the next where nothing hurries, 0.1 to 10 seconds
 * @param columns of the tree screen, where there is room; always with the PID
 * @param notice how the operator is called
 */
public record Setup(Palette palette, Duration delay, Set<TreeColumn> columns, Notify notice) {
  /** Nothing was set. */
  public static final Setup DEFAULT =
      new Setup(
          Palette.COLOUR, Duration.ofSeconds(1), EnumSet.allOf(TreeColumn.class), Notify.BELL);

  /** Copies the set. */
  public Setup {
    columns = Set.copyOf(columns);
  }

  /** With other colours. */
  public Setup with(Palette other) {
    return new Setup(other, delay, columns, notice);
  }

  /** With another delay. */
  public Setup with(Duration other) {
    return new Setup(palette, other, columns, notice);
  }

  /** With other columns. */
  public Setup with(Set<TreeColumn> others) {
    return new Setup(palette, delay, others, notice);
  }

  /** With another way of calling the operator. */
  public Setup with(Notify other) {
    return new Setup(palette, delay, columns, other);
  }

  /** With this column where it was not shown, and without it where it was. */
  public Setup toggled(TreeColumn column) {
    EnumSet<TreeColumn> next = EnumSet.copyOf(columns);
    if (column.isOptional() && !next.remove(column)) {
      next.add(column);
    }
    return with(next);
  }
}

package gunitop.process;

import java.util.List;

/**
 * What was read of a process on request.
 *
 * @param lines hostile until they have passed {@link Printable}
 * @param whole whether that is all; else the rest was past the budget
 */
public record Listing(List<String> lines, boolean whole) {
  /** Copies the list. */
  public Listing {
    lines = List.copyOf(lines);
  }
}

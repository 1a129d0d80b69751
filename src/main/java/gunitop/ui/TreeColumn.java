package gunitop.ui;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The columns of the tree screen before the command, from left to right. */
public enum TreeColumn {
  PID("PID", 7, true, 0),
  USER("USER", 8, false, 0),
  PRIORITY("PRI", 3, true, 140),
  NICE("NI", 3, true, 140),
  VIRTUAL("VIRT", 6, true, 120),
  RESIDENT("RES", 5, true, 0),
  STATE("S", 1, false, 0),
  CPU("CPU%", 5, true, 0),
  MEMORY("MEM%", 5, true, 120),
  TIME("TIME+", 8, true, 100),
  AGE("AGE", 6, true, 110);

  private final String heading;
  private final int width;
  private final boolean right;
  private final int leastScreen;

  TreeColumn(String heading, int width, boolean right, int leastScreen) {
    this.heading = heading;
    this.width = width;
    this.right = right;
    this.leastScreen = leastScreen;
  }

  /** Its heading, and its name in the configuration file. */
  public String heading() {
    return heading;
  }

  /** Its width in cells. */
  public int width() {
    return width;
  }

  /** Whether it is aligned to the right. */
  public boolean isRight() {
    return right;
  }

  /** Whether it can be left out: the PID names what a signal would go to. */
  public boolean isOptional() {
    return this != PID;
  }

  /** Whether a screen of this width has room for it. */
  public boolean fits(int screenColumns) {
    return screenColumns >= leastScreen;
  }

  /** The column that is called so, in any case. */
  public static Optional<TreeColumn> of(String heading) {
    return Arrays.stream(values())
        .filter(one -> one.heading.equals(heading.toUpperCase(Locale.ROOT)))
        .findFirst();
  }
}

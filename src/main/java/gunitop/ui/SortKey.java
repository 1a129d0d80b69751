package gunitop.ui;

import java.util.Locale;

/** What the tree screen can be ordered by. */
public enum SortKey {
  PID("PID"),
  USER("USER"),
  CPU("CPU%"),
  MEMORY("RES"),
  TIME("TIME+"),
  AGE("AGE"),
  COMMAND("Command");

  private final String column;

  SortKey(String column) {
    this.column = column;
  }

  /** The heading of its column. */
  public String column() {
    return column;
  }

  /** Its name in the configuration file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

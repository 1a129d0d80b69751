package gunitop.ui;

import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import gunitop.ui.frame.Style;

/** Marks a process that has just begun: a sign before its PID, for some seconds. */
public final class NewProcessMark {
  private static final double SECONDS = 3;

  private NewProcessMark() {}

  public static boolean is(Snapshot snapshot, ProcessId id) {
    return snapshot.ageSeconds(id) < SECONDS;
  }

  /** The sign, where no PID is as long as to need its cell. */
  public static void mark(Canvas canvas, int column, int row) {
    if (canvas.frame().characterAt(column, row) == ' ') {
      canvas.put(column, row, column + 1, "+", Style.APPEARED);
    }
  }
}

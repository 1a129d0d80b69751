package gunitop.ui.tree;

import gunitop.process.ProcessSample;
import java.util.Arrays;
import java.util.List;

/** Finds the place of a process in a list by its PID, without an object for each process. */
final class PidIndex {
  /** Where there is none. */
  static final int NONE = -1;

  private final int[] pids;
  private final int[] places;

  PidIndex(List<ProcessSample> processes) {
    int slots = Integer.highestOneBit(Math.max(4, 2 * processes.size())) * 2;
    pids = new int[slots];
    places = new int[slots];
    Arrays.fill(places, NONE);
    for (int place = 0; place < processes.size(); place++) {
      int pid = processes.get(place).pid();
      int slot = slot(pid);
      pids[slot] = pid;
      places[slot] = place;
    }
  }

  /** The place of the process with this PID; {@link #NONE} where there is none. */
  int of(int pid) {
    return places[slot(pid)];
  }

  private int slot(int pid) {
    int slot = pid & pids.length - 1;
    while (places[slot] != NONE && pids[slot] != pid) {
      slot = slot + 1 & pids.length - 1;
    }
    return slot;
  }
}

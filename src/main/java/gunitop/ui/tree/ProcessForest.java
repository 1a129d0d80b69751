package gunitop.ui.tree;

import gunitop.process.ProcessOrder;
import gunitop.process.ProcessSample;
import java.util.Arrays;
import java.util.List;

/**
 * Who is whose child among processes, by their places in a list; of those that are shown, each with
 * its ancestors, the children hang in order below their parent.
 */
final class ProcessForest {
  /** Where there is no parent, child or next one. */
  static final int NONE = PidIndex.NONE;

  private final List<ProcessSample> processes;
  private final int[] parents;
  private final boolean[] shown;
  private final int[] firsts;
  private final int[] nexts;

  ProcessForest(List<ProcessSample> processes) {
    this.processes = processes;
    int count = processes.size();
    parents = new int[count];
    shown = new boolean[count];
    // One more for who has no parent.
    firsts = new int[count + 1];
    nexts = new int[count];
    PidIndex index = new PidIndex(processes);
    for (int place = 0; place < count; place++) {
      parents[place] = parent(processes.get(place), index);
    }
  }

  /** A parent is older than its child; what a torn snapshot says otherwise would make a ring. */
  private int parent(ProcessSample process, PidIndex index) {
    int place = index.of(process.stat().parent());
    boolean older =
        place != NONE && ProcessOrder.OLDEST_FIRST.compare(processes.get(place), process) < 0;
    return older ? place : NONE;
  }

  /** The parent's place. */
  int parent(int place) {
    return parents[place];
  }

  /** Shows a process, and its ancestors. */
  void show(int place) {
    for (int next = place; next != NONE && !shown[next]; next = parents[next]) {
      shown[next] = true;
    }
  }

  /** Hangs all that are shown below their parents, in this order. */
  void hang(PlaceOrder order) {
    int[] places = new int[processes.size()];
    int count = 0;
    for (int place = 0; place < places.length; place++) {
      if (shown[place]) {
        places[count++] = place;
      }
    }
    order.sort(places, count);
    Arrays.fill(firsts, NONE);
    for (int i = count - 1; i >= 0; i--) {
      int parent = parents[places[i]];
      int above = parent == NONE ? processes.size() : parent;
      nexts[places[i]] = firsts[above];
      firsts[above] = places[i];
    }
  }

  /** The first of those without a parent. */
  int firstRoot() {
    return firsts[processes.size()];
  }

  /** The first child. */
  int first(int place) {
    return firsts[place];
  }

  /** The next child of the same parent. */
  int next(int place) {
    return nexts[place];
  }

  /** How many are shown below one. */
  int countBelow(int top) {
    int count = 0;
    int place = firsts[top];
    while (place != NONE) {
      count++;
      if (firsts[place] != NONE) {
        place = firsts[place];
      } else {
        while (place != top && nexts[place] == NONE) {
          place = parents[place];
        }
        place = place == top ? NONE : nexts[place];
      }
    }
    return count;
  }
}

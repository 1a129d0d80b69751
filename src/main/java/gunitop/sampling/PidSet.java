package gunitop.sampling;

import gunitop.sampling.proc.PidTable;
import java.util.Arrays;

/** A set of PIDs without an object for each; used again from sample to sample. */
public final class PidSet {
  private final PidTable<Boolean> members = new PidTable<>();
  private int[] inOrder = new int[64];

  public int size() {
    return members.size();
  }

  public boolean contains(int pid) {
    return members.contains(pid);
  }

  /** Adds a PID above 0; false where it is in already, or is none. */
  public boolean add(int pid) {
    if (pid <= 0 || members.contains(pid)) {
      return false;
    }
    if (members.size() == inOrder.length) {
      inOrder = Arrays.copyOf(inOrder, 2 * inOrder.length);
    }
    inOrder[members.size()] = pid;
    members.put(pid, Boolean.TRUE);
    return true;
  }

  /** The PID that was added as the {@code index}th, from 0. */
  int get(int index) {
    return inOrder[index];
  }

  public void clear() {
    for (int i = 0, size = members.size(); i < size; i++) {
      members.remove(inOrder[i]);
    }
  }
}

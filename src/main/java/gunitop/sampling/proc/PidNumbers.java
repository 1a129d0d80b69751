package gunitop.sampling.proc;

/**
 * A number for each of many PIDs, as {@link PidTable} holds a value, without an object for each:
 * what is cold in the caches costs more than what is computed.
 */
public final class PidNumbers {
  /** Stands for no number. */
  public static final int NONE = -1;

  private static final int SMALLEST = 64;
  private static final int SPREAD = 0x9E3779B9;

  /** A PID and its number side by side; a PID of 0 marks a free slot. */
  private int[] pairs = new int[2 * SMALLEST];

  private int size;

  int size() {
    return size;
  }

  /** How many places there are, for {@link #pidAt}. */
  int slots() {
    return pairs.length / 2;
  }

  /** The PID in one of the places; 0 where it is free. */
  int pidAt(int slot) {
    return pairs[2 * slot];
  }

  /** The number of a PID, or {@link #NONE}. */
  public int get(int pid) {
    int at = 2 * slot(pid);
    return pid > 0 && pairs[at] == pid ? pairs[at + 1] : NONE;
  }

  public void put(int pid, int number) {
    int at = 2 * slot(pid);
    if (pairs[at] != pid) {
      if (3 * ++size > 2 * slots()) {
        grow();
        at = 2 * slot(pid);
      }
      pairs[at] = pid;
    }
    pairs[at + 1] = number;
  }

  /** Removes a PID; answers with its number, or {@link #NONE}. */
  int remove(int pid) {
    int removed = get(pid);
    if (removed == NONE) {
      return NONE;
    }
    int mask = slots() - 1;
    int free = slot(pid);
    // Whoever was pushed past the slot moves up, so that each is found from its own place on.
    for (int next = free + 1 & mask; pairs[2 * next] != 0; next = next + 1 & mask) {
      int home = pairs[2 * next] * SPREAD >>> 7 & mask;
      if ((next - home & mask) >= (next - free & mask)) {
        pairs[2 * free] = pairs[2 * next];
        pairs[2 * free + 1] = pairs[2 * next + 1];
        free = next;
      }
    }
    pairs[2 * free] = 0;
    size--;
    return removed;
  }

  public void clear() {
    pairs = new int[2 * SMALLEST];
    size = 0;
  }

  private int slot(int pid) {
    int mask = slots() - 1;
    int slot = pid * SPREAD >>> 7 & mask;
    while (pairs[2 * slot] != 0 && pairs[2 * slot] != pid) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    int[] old = pairs;
    pairs = new int[2 * old.length];
    for (int at = 0; at < old.length; at += 2) {
      if (old[at] != 0) {
        int slot = slot(old[at]);
        pairs[2 * slot] = old[at];
        pairs[2 * slot + 1] = old[at + 1];
      }
    }
  }
}

package gunitop.sampling.proc;

import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;

/**
 * Values by PID, without an object for each PID: ten thousand are asked for in each sample. Open
 * addressing with linear probing; a PID is above 0, which marks a free slot. Not to be changed
 * while it is walked through.
 */
public final class PidTable<V> {
  private static final int SMALLEST = 64;
  private static final int SPREAD = 0x9E3779B9;

  private final Collection<V> values = new Values();
  private int[] pids = new int[SMALLEST];
  private Object[] slots = new Object[SMALLEST];
  private int size;

  public int size() {
    return size;
  }

  public boolean contains(int pid) {
    return pid > 0 && pids[slot(pid)] == pid;
  }

  /** The value of a PID; {@code null} where there is none. */
  public V get(int pid) {
    return pid > 0 ? value(slot(pid)) : null;
  }

  /** How many places there are, for {@link #pidAt}. */
  public int slots() {
    return pids.length;
  }

  /** The PID in one of the places; 0 where it is free. */
  public int pidAt(int slot) {
    return pids[slot];
  }

  /** A view of the values, in no order. */
  public Collection<V> values() {
    return values;
  }

  public void put(int pid, V value) {
    int slot = slot(pid);
    if (pids[slot] != pid) {
      if (3 * ++size > 2 * pids.length) {
        resize(2 * pids.length);
        slot = slot(pid);
      }
      pids[slot] = pid;
    }
    slots[slot] = value;
  }

  /** Removes a PID; answers with its value, or {@code null} where there was none. */
  public V remove(int pid) {
    if (!contains(pid)) {
      return null;
    }
    int free = slot(pid);
    V removed = value(free);
    int mask = pids.length - 1;
    // Whoever was pushed past the slot moves up, so that each is found from its own place on.
    for (int next = free + 1 & mask; pids[next] != 0; next = next + 1 & mask) {
      int home = pids[next] * SPREAD >>> 7 & mask;
      if ((next - home & mask) >= (next - free & mask)) {
        pids[free] = pids[next];
        slots[free] = slots[next];
        free = next;
      }
    }
    pids[free] = 0;
    slots[free] = null;
    size--;
    return removed;
  }

  /** Removes every value of which this holds. */
  public void removeIf(Predicate<V> condition) {
    int[] all = pids.clone();
    for (int pid : all) {
      if (pid != 0 && condition.test(get(pid))) {
        remove(pid);
      }
    }
  }

  public void clear() {
    pids = new int[SMALLEST];
    slots = new Object[SMALLEST];
    size = 0;
  }

  private int slot(int pid) {
    int mask = pids.length - 1;
    int slot = pid * SPREAD >>> 7 & mask;
    while (pids[slot] != 0 && pids[slot] != pid) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  @SuppressWarnings("unchecked")
  private V value(int slot) {
    return (V) slots[slot];
  }

  private void resize(int length) {
    int[] oldPids = pids;
    Object[] oldSlots = slots;
    pids = new int[length];
    slots = new Object[length];
    for (int i = 0; i < oldPids.length; i++) {
      if (oldPids[i] != 0) {
        int slot = slot(oldPids[i]);
        pids[slot] = oldPids[i];
        slots[slot] = oldSlots[i];
      }
    }
  }

  private final class Values extends AbstractCollection<V> {
    @Override
    public int size() {
      return size;
    }

    @Override
    public Iterator<V> iterator() {
      return new Iterator<>() {
        private int next = from(0);

        private int from(int start) {
          int slot = start;
          while (slot < pids.length && pids[slot] == 0) {
            slot++;
          }
          return slot;
        }

        @Override
        public boolean hasNext() {
          return next < pids.length;
        }

        @Override
        public V next() {
          if (next >= pids.length) {
            throw new NoSuchElementException();
          }
          V value = value(next);
          next = from(next + 1);
          return value;
        }
      };
    }
  }
}

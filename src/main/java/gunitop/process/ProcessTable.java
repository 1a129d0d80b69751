package gunitop.process;

import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Samples by PID: an immutable map without an object for each PID, ten thousand of which are made
 * each second where every process is shown. A table shares with the one before it what is the same.
 * Open addressing with linear probing; the order is that of the slots.
 */
public final class ProcessTable extends AbstractMap<Integer, ProcessSample> {
  /** Without a process. */
  public static final ProcessTable EMPTY = new ProcessTable(new int[2], new ProcessSample[2], 0);

  private static final int SPREAD = 0x9E3779B9;

  private final int[] pids;
  private final ProcessSample[] samples;
  private final int size;
  private final Collection<ProcessSample> values = new Values();

  private ProcessTable(int[] pids, ProcessSample[] samples, int size) {
    this.pids = pids;
    this.samples = samples;
    this.size = size;
  }

  /** What the map holds; the map itself where it is such a table. */
  static ProcessTable copyOf(Map<Integer, ProcessSample> map) {
    if (map instanceof ProcessTable table) {
      return table;
    }
    ProcessTable copy = ofCapacity(map.size());
    map.forEach(copy::set);
    return copy;
  }

  /**
   * The table that follows this one.
   *
   * @param processes the first {@code count} are what it holds, no two with the same PID
   * @return this table where it holds the same samples
   */
  public ProcessTable next(ProcessSample[] processes, int count) {
    if (count != size) {
      return of(processes, count);
    }
    ProcessSample[] changed = samples;
    for (int i = 0; i < count; i++) {
      int slot = slot(processes[i].pid());
      if (samples[slot] == null) {
        return of(processes, count);
      }
      if (samples[slot] != processes[i]) {
        changed = changed == samples ? samples.clone() : changed;
        changed[slot] = processes[i];
      }
    }
    return changed == samples ? this : new ProcessTable(pids, changed, size);
  }

  private static ProcessTable of(ProcessSample[] processes, int count) {
    ProcessTable table = ofCapacity(count);
    for (int i = 0; i < count; i++) {
      table.set(processes[i].pid(), processes[i]);
    }
    return table;
  }

  /** At most half full. */
  private static ProcessTable ofCapacity(int count) {
    int length = Math.max(2, Integer.highestOneBit(Math.max(1, count)) << 2);
    return new ProcessTable(new int[length], new ProcessSample[length], count);
  }

  private void set(int pid, ProcessSample sample) {
    int slot = slot(pid);
    pids[slot] = pid;
    samples[slot] = Objects.requireNonNull(sample);
  }

  private int slot(int pid) {
    int mask = pids.length - 1;
    int slot = pid * SPREAD >>> 7 & mask;
    while (samples[slot] != null && pids[slot] != pid) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  /** The sample of a PID; {@code null} where there is none. */
  public ProcessSample of(int pid) {
    return samples[slot(pid)];
  }

  @Override
  public ProcessSample get(Object pid) {
    return pid instanceof Integer number ? of(number) : null;
  }

  @Override
  public boolean containsKey(Object pid) {
    return get(pid) != null;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Collection<ProcessSample> values() {
    return values;
  }

  @Override
  public Set<Entry<Integer, ProcessSample>> entrySet() {
    return new Entries();
  }

  private final class Values extends AbstractCollection<ProcessSample> {
    @Override
    public int size() {
      return size;
    }

    @Override
    public Iterator<ProcessSample> iterator() {
      return new Slots<>(slot -> samples[slot]);
    }
  }

  private final class Entries extends AbstractSet<Entry<Integer, ProcessSample>> {
    @Override
    public int size() {
      return size;
    }

    @Override
    public Iterator<Entry<Integer, ProcessSample>> iterator() {
      return new Slots<>(slot -> Map.entry(pids[slot], samples[slot]));
    }
  }

  /** Walks through the slots that are taken. */
  private final class Slots<T> implements Iterator<T> {
    private final IntFunction<T> element;
    private int next = -1;

    Slots(IntFunction<T> element) {
      this.element = element;
      step();
    }

    private void step() {
      next++;
      while (next < samples.length && samples[next] == null) {
        next++;
      }
    }

    @Override
    public boolean hasNext() {
      return next < samples.length;
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      T found = element.apply(next);
      step();
      return found;
    }
  }
}

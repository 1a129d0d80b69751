package gunitop.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;

/** Waits for the exit of any of several processes ({@code poll(2)} on their pidfds). */
public final class ExitPoll {
  private static final int ENTRY_SIZE = 8;
  private static final int EVENTS = 4;
  private static final int RETURNED = 6;
  private static final short POLLIN = 1;

  private ExitPoll() {}

  /**
   * Waits until one of the processes exits or the wakeup is signalled, without end.
   *
   * @return those that have exited, by their place in the list; empty after a wakeup
   */
  public static List<Integer> await(List<Pidfd> processes, Wakeup wakeup) {
    int count = processes.size() + 1;
    try (Memory entries = new Memory((long) count * ENTRY_SIZE)) {
      for (int i = 0; i < count; i++) {
        int fd = i == count - 1 ? wakeup.fd() : processes.get(i).fd();
        entries.setInt((long) i * ENTRY_SIZE, fd);
        entries.setShort((long) i * ENTRY_SIZE + EVENTS, POLLIN);
        entries.setShort((long) i * ENTRY_SIZE + RETURNED, (short) 0);
      }
      LibC.poll(Pointer.nativeValue(entries), count, -1);
      List<Integer> exited = new ArrayList<>();
      for (int i = 0; i < count - 1; i++) {
        if (isReady(entries, i)) {
          exited.add(i);
        }
      }
      if (isReady(entries, count - 1)) {
        wakeup.drain();
      }
      return exited;
    }
  }

  private static boolean isReady(Memory entries, int index) {
    return entries.getShort((long) index * ENTRY_SIZE + RETURNED) != 0;
  }
}

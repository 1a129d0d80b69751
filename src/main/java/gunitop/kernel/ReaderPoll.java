package gunitop.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** Whether anybody still reads what is written to a pipe, a socket or a terminal. */
public final class ReaderPoll {
  private static final int EVENTS = 4;
  private static final int RETURNED = 6;

  /** Told unasked: {@code POLLERR} of a pipe without readers, {@code POLLHUP} of the others. */
  private static final int GONE = 0x008 | 0x010;

  private ReaderPoll() {}

  /** Whether the reading end is closed; false for a file, which has none ({@code poll(2)}). */
  public static boolean isGone(int fd) {
    try (Memory entry = new Memory(8)) {
      entry.setInt(0, fd);
      entry.setShort(EVENTS, (short) 0);
      entry.setShort(RETURNED, (short) 0);
      int ready = LibC.calls().poll(Pointer.nativeValue(entry), 1, 0);
      return ready > 0 && (entry.getShort(RETURNED) & GONE) != 0;
    }
  }
}

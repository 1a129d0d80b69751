package gunitop.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Waits for the exit of any of several processes ({@code poll(2)} on their pidfds). */
public final class ExitPoll {
  private static final int ENTRY_SIZE = 8;
  private static final int EVENTS = 4;
  private static final int RETURNED = 6;
  private static final short POLLIN = 1;

  private static final Duration RETRY = Duration.ofMillis(100);

  private ExitPoll() {}

  /**
   * Waits without end until one of the running processes exits, one of the zombies is reaped, or
   * the wakeup is signalled. Kernels before 6.9 never tell that a zombie was reaped.
   *
   * @return those that this happened to; empty after a wakeup
   */
  public static List<Pidfd> await(List<Pidfd> running, List<Pidfd> zombies, Wakeup wakeup) {
    List<Pidfd> all = new ArrayList<>(running);
    all.addAll(zombies);
    int count = all.size() + 1;
    try (Memory entries = new Memory((long) count * ENTRY_SIZE)) {
      for (int i = 0; i < count; i++) {
        boolean silent = i >= running.size() && i < all.size();
        long entry = (long) i * ENTRY_SIZE;
        entries.setInt(entry, i == all.size() ? wakeup.fd() : all.get(i).fd());
        // Without any event asked for, POLLHUP still comes: the process is reaped.
        entries.setShort(entry + EVENTS, silent ? 0 : POLLIN);
        entries.setShort(entry + RETURNED, (short) 0);
      }
      int answered = LibC.checked(LibC.calls().poll(Pointer.nativeValue(entries), count, -1));
      if (answered < 0 && answered != -Errno.EINTR) {
        // It would fail again at once: what it waits for is found a little later instead.
        LockSupport.parkNanos(RETRY.toNanos());
      }
      if (isReady(entries, all.size())) {
        wakeup.drain();
      }
      List<Pidfd> ready = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        if (isReady(entries, i)) {
          ready.add(all.get(i));
        }
      }
      return ready;
    }
  }

  private static boolean isReady(Memory entries, int index) {
    return entries.getShort((long) index * ENTRY_SIZE + RETURNED) != 0;
  }
}

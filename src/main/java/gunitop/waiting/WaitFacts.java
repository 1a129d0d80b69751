package gunitop.waiting;

import gunitop.process.Reading;
import java.util.List;

/**
 * What was read of a process to tell what it waits for.
 *
 * @param main its first thread
 * @param others its other threads
 * @param whole whether those are all
 * @param channel where in the kernel the first thread sleeps ({@code /proc/PID/wchan}); not read
 *     where the kernel prints 0: it runs, or the kernel does not tell
 * @param stack the kernel's functions, the innermost first ({@code /proc/PID/stack}, for root
 *     alone)
 * @param schedule {@code /proc/PID/schedstat} of the first thread: it changes whenever that has run
 */
public record WaitFacts(
    ThreadWait main,
    List<ThreadWait> others,
    boolean whole,
    Reading<String> channel,
    Reading<List<String>> stack,
    Reading<String> schedule) {

  /** Copies the lists. */
  public WaitFacts {
    others = List.copyOf(others);
    stack = stack.map(List::copyOf);
  }

  /** Whether its first thread has not run since, and is in the very same call. */
  boolean isSameCall(WaitFacts earlier) {
    return schedule.isKnown()
        && schedule.equals(earlier.schedule)
        && main.call().isKnown()
        && main.call().equals(earlier.main.call());
  }
}

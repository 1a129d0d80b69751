package gunitop.waiting;

import gunitop.process.Reading;
import java.util.List;
import java.util.Optional;

/**
 * One thread at one instant.
 *
 * @param tid its id
 * @param call in which call it is; denied to those who may not trace the process (ptrace(2))
 * @param known that call, where its number is in the table
 * @param awaited the descriptors that it waits for there; not read where they cannot be told
 */
public record ThreadWait(
    int tid, Reading<ThreadCall> call, Optional<KnownCall> known, Reading<List<Awaited>> awaited) {

  /** Copies the list. */
  public ThreadWait {
    awaited = awaited.map(List::copyOf);
  }
}

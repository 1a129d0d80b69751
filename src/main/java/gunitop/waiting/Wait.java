package gunitop.waiting;

import gunitop.process.Reading;
import java.util.Optional;

/**
 * What a process waits for, and since when it has been seen to.
 *
 * @param facts as they were read last
 * @param sinceNanos when its first thread was first seen in this very call, not having run since;
 *     not read where it runs, or that cannot be told
 */
public record Wait(WaitFacts facts, Reading<Long> sinceNanos) {

  /** Goes on from the reading before. */
  public static Wait after(Optional<Wait> before, WaitFacts facts, long nanos) {
    boolean waits =
        facts.schedule().isKnown()
            && facts.main().call().isKnown()
            && !(facts.main().call().get() instanceof ThreadCall.Running);
    if (!waits) {
      return new Wait(facts, Reading.notRead());
    }
    return before
        .filter(one -> one.sinceNanos().isKnown() && facts.isSameCall(one.facts()))
        .map(one -> new Wait(facts, one.sinceNanos()))
        .orElse(new Wait(facts, Reading.known(nanos)));
  }
}

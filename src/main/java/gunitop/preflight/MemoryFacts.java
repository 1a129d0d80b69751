package gunitop.preflight;

import gunitop.process.Reading;
import java.util.List;

/**
 * The memory that NEW will need, and what is left.
 *
 * @param needed what NEW will have for itself, in bytes: of OLD's proportional memory all but the
 *     pages of files, which NEW shares with OLD
 * @param upper whether that is an upper bound: the kernel does not tell the pages of files apart
 * @param available {@code MemAvailable}, in bytes
 * @param swapFree {@code SwapFree}, in bytes
 * @param groups the limits of the master's control groups up to the root; not read where they
 *     cannot be found
 */
public record MemoryFacts(
    Reading<Long> needed,
    boolean upper,
    Reading<Long> available,
    Reading<Long> swapFree,
    Reading<List<Group>> groups) {

  /**
   * A control group with a limit.
   *
   * @param name its last element, e.g. {@code shop.service}
   * @param limit in bytes
   * @param used in bytes, with the cache
   * @param reclaimable what of that the kernel drops when it needs room: cache that nobody used
   *     lately
   */
  public record Group(String name, long limit, long used, long reclaimable) {

    /** What is left in it, in bytes; never negative. */
    public long left() {
      return Math.max(0, limit - Math.max(0, used - reclaimable));
    }
  }
}

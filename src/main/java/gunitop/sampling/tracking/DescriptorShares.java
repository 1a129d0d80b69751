package gunitop.sampling.tracking;

import gunitop.trust.Budget;

/**
 * How many descriptors of each tracked process are read: as many as the budget has for one, but no
 * more of all together than fit into memory. A parent has a temporary file for each of its
 * children, so parents share among themselves.
 */
final class DescriptorShares {
  /** Descriptors of all that are looked at closely, and of their parents. */
  private static final int ALL = 64 * 1024;

  /** Every process has some; what a worker is judged by has the lowest numbers. */
  private static final int LEAST = 64;

  private DescriptorShares() {}

  /** What each of so many gets. */
  static int share(int many) {
    return Math.max(LEAST, Math.min(Budget.DESCRIPTORS, ALL / Math.max(1, many)));
  }
}

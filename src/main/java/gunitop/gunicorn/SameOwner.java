package gunitop.gunicorn;

import gunitop.process.Owner;
import gunitop.process.ProcessSample;

/**
 * Whether two processes are one user's: an application has one owner, and what another user starts
 * beside it is not part of it, whatever it looks like.
 */
public final class SameOwner {
  private SameOwner() {}

  /** Whether both have the same real and the same effective user; false where one is not known. */
  public static boolean is(ProcessSample one, ProcessSample other) {
    return is(one.traits().owner(), other.traits().owner())
        && is(one.traits().realOwner(), other.traits().realOwner());
  }

  private static boolean is(Owner one, Owner other) {
    return one.uid() >= 0 && one.uid() == other.uid();
  }
}

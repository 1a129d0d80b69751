package gunitop.upgrade;

/** Where an upgrade stands; derived from each snapshot, never counted. */
public enum Stage {
  /** One generation serves. */
  STEADY,
  /** NEW exists and is not ready. */
  BOOTING,
  /** Both generations serve. */
  OVERLAP,
  /** OLD has fewer workers than it wants. */
  DRAINING,
  /** OLD has no workers. */
  DRAINED,
  /** OLD has closed its listeners. */
  RETIRING,
  /** NEW has closed its listeners. */
  REVERTING,
  /** The evidence does not decide; the reason says why. */
  UNKNOWN
}

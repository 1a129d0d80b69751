package gunitop.upgrade;

/** Who, besides the snapshots, tells findings of an application: each replaces its own alone. */
public enum FindingSource {
  /** What would make NEW fail, as it was read on the host. */
  PREFLIGHT
}

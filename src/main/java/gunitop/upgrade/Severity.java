package gunitop.upgrade;

/** How much a finding matters. */
public enum Severity {
  /** The step it stands against is refused unless the operator types its name. */
  BLOCKER,
  /** The step it stands against asks once more. */
  WARNING,
  /** Worth knowing. */
  INFO
}

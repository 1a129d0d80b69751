package gunitop.ui;

/** The two screens. */
public enum Screen {
  /** Host meters and the process tree. */
  TREE,
  /** One application's upgrade. */
  UPGRADE
}

package gunitop.ui;

/** How a rehearsal can be steered. */
public enum Steering {
  SLOWER,
  FASTER,
  /** Puts the other version of the code on disk. */
  EXCHANGE_CODE
}

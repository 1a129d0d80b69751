package gunitop.upgrade;

/** What a step asks before it is sent. */
public enum Confirmation {
  /** Nothing: the key sends it. */
  NONE,
  /** {@code y}; anything else cancels. */
  YES,
  /** The step's name typed out, e.g. {@code term}. */
  TYPE
}

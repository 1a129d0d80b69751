package gunitop.gunicorn;

/** What happens to NEW, or beside it, when OLD ends. */
public enum Consequence {
  /** Proved: nobody acts. */
  NONE,
  /** NEW is ended too: a unit is stopped, or a container ends. */
  ENDS_NEW,
  /** Another master is started, which cannot bind while NEW serves. */
  STARTS_ANOTHER,
  /** Nothing proves that nobody acts. */
  UNKNOWN
}

package gunitop.process;

/** What the standard input, output and error of a process are, as far as daemons differ in it. */
public enum StandardStreams {
  /** Nobody looked, or may look. */
  NOT_READ,
  /** One of them is {@code /dev/null}, open for reading and writing. */
  NULL_BOTH_WAYS,
  /** None of them is, and the input is {@code /dev/null} open one way: as a shell gives it. */
  NULL_ONE_WAY,
  /** Anything else. */
  OTHER
}

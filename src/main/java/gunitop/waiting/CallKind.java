package gunitop.waiting;

/** What the arguments of a system call tell of what it waits for. */
public enum CallKind {
  /** The first is a descriptor. */
  DESCRIPTOR,
  /** The first two are an array of {@code struct pollfd} and its length. */
  POLL,
  /** The first is one more than the highest descriptor, the next two are sets of them. */
  SELECT,
  /** The first is the descriptor of an epoll instance. */
  EPOLL,
  /** No descriptor. */
  OTHER
}

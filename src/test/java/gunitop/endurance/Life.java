package gunitop.endurance;

/**
 * The life of one process.
 *
 * @param parent who forked it
 * @param execed when it last started a program, or {@link #NEVER}
 * @param died when it exited, zombie or not, or {@link #NEVER}
 */
record Life(int pid, int parent, long born, long execed, long died) {
  static final long NEVER = Long.MAX_VALUE;

  static Life begins(long nanos, int parent, int pid) {
    return new Life(pid, parent, nanos, NEVER, NEVER);
  }

  Life execs(long nanos) {
    return new Life(pid, parent, born, nanos, died);
  }

  Life ends(long nanos) {
    return new Life(pid, parent, born, execed, nanos);
  }

  boolean livesAt(long nanos) {
    return born <= nanos && nanos < died;
  }

  boolean hasExeced() {
    return execed != NEVER;
  }
}

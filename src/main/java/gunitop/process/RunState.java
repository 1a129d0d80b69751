package gunitop.process;

/** The state letter of a process, field 3 of {@code proc_pid_stat(5)}. */
public enum RunState {
  /** R: running or waiting for a CPU. */
  RUNNING('R'),
  /** S: sleeping in an interruptible wait. */
  SLEEPING('S'),
  /** D: waiting in the kernel, uninterruptible. */
  DISK_WAIT('D'),
  /** T: stopped by a signal (SIGSTOP, SIGTSTP): signals queue, nothing runs. */
  STOPPED('T'),
  /** t: stopped by a debugger. */
  TRACED('t'),
  /** Z: has exited, its parent has not reaped it; it still accepts signals, to no effect. */
  ZOMBIE('Z'),
  /** X: dead. */
  DEAD('X'),
  /** I: idle kernel thread. */
  IDLE('I'),
  /** A letter that this program does not know. */
  OTHER('?');

  private final char letter;

  RunState(char letter) {
    this.letter = letter;
  }

  /** The state of the letter that {@code /proc/PID/stat} prints. */
  public static RunState of(char letter) {
    for (RunState state : values()) {
      if (state.letter == letter) {
        return state;
      }
    }
    return OTHER;
  }

  /** The letter that {@code ps} prints. */
  public char letter() {
    return letter;
  }

  /** Whether the process has exited: it executes nothing any more. */
  public boolean hasExited() {
    return this == ZOMBIE || this == DEAD;
  }

  /** Whether the process is stopped: it will not act on a signal until it is continued. */
  public boolean isStopped() {
    return this == STOPPED || this == TRACED;
  }
}

package gunitop.upgrade;

import gunitop.process.ProcessId;
import gunitop.process.Signal;

/**
 * The exact act behind a key: one signal to one process.
 *
 * @param signal the signal
 * @param target the process, pinned by PID and start time
 */
public record Command(Signal signal, ProcessId target) {

  /** As it would be typed: {@code kill -USR2 12928}. */
  public String text() {
    return "kill -" + signal + " " + target.pid();
  }
}

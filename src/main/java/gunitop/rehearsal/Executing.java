package gunitop.rehearsal;

import gunitop.process.ExitStatus;
import gunitop.process.Signal;

/** The program that a simulated process executes: what it does when something happens to it. */
interface Executing {

  /** A signal came; KILL never does, the host sees to it. */
  void signalled(Signal signal);

  /** A child has exited, and is reaped. */
  default void childExited(SimulatedProcess child, ExitStatus status) {}

  /** The parent is gone; PID 1 has adopted it. */
  default void orphaned() {}

  /** It was ended, by itself or by KILL. */
  default void ended() {}
}

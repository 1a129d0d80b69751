package gunitop.testkit;

import gunitop.process.ProcessId;
import gunitop.process.SeenProgram;
import gunitop.process.Signal;
import gunitop.process.SignalOrder;

/** Orders to send a signal, for tests that are not about the program that was seen. */
public final class Orders {
  private Orders() {}

  /** To a process, whatever it executes; not by PID alone. */
  public static SignalOrder order(Signal signal, ProcessId target) {
    return new SignalOrder(signal, target, SeenProgram.UNSEEN, false);
  }
}

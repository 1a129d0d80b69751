package gunitop.signalling;

import gunitop.process.SendResult;
import gunitop.process.SignalOrder;

/** The only door by which a signal leaves this program. */
public interface SignalSender {

  /**
   * Sends one signal to the process that was on the screen, and still executes the program that it
   * executed then, or to nobody.
   *
   * @return what became of the attempt; never {@code null}, and nothing is thrown for a process
   *     that cannot be reached
   */
  SendResult send(SignalOrder order);
}

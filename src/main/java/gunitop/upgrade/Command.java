package gunitop.upgrade;

import gunitop.process.ProcessId;
import gunitop.process.Signal;
import java.util.List;
import java.util.Optional;

/**
 * The exact act behind a key.
 *
 * @param act what is done: most often a signal, else a call
 * @param target to which process, pinned by PID and start time
 */
public record Command(Act act, ProcessId target) {

  /** One signal to one process. */
  public Command(Signal signal, ProcessId target) {
    this(new Act.Send(signal), target);
  }

  /** The signal, where it is one. */
  public Optional<Signal> signal() {
    return act instanceof Act.Send send ? Optional.of(send.signal()) : Optional.empty();
  }

  /** The call, where it is one. */
  public Optional<Act.Call> call() {
    return act instanceof Act.Call call ? Optional.of(call) : Optional.empty();
  }

  /** Whether another command does the same. */
  public boolean doesTheSame(Command other) {
    return act.isSame(other.act) && target.equals(other.target);
  }

  /** As it would be typed: {@code kill -USR2 12928}. */
  public String text() {
    return act.text(target);
  }

  /** The same in few words, for what is told of it afterwards. */
  public String brief() {
    return act.brief(target);
  }

  /** Every act that hides behind {@link #text}, as it would be typed; empty where it says all. */
  public List<String> script() {
    return act.script();
  }
}

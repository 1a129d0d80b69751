package gunitop.upgrade;

import gunitop.process.ProcessId;
import gunitop.process.Signal;
import gunitop.process.TypedCommand;
import java.util.List;
import java.util.Optional;

/**
 * The exact act behind a key.
 *
 * @param act what is done: most often a signal, else a program call
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

  /** Whether another command does the same; the moment that a takeover waits for may differ. */
  public boolean doesTheSame(Command other) {
    boolean sameAct =
        act instanceof Act.Yield one && other.act instanceof Act.Yield two
            ? one.supervisord() == two.supervisord()
            : act.equals(other.act);
    return sameAct && target.equals(other.target);
  }

  /** As it would be typed: {@code kill -USR2 12928}. */
  public String text() {
    if (act instanceof Act.Send send) {
      return kill(send.signal());
    }
    if (act instanceof Act.Yield) {
      return kill(Signal.TERM);
    }
    if (act instanceof Act.Stop stop) {
      return new TypedCommand(stop.words()).text();
    }
    Act.HandOver handover = (Act.HandOver) act;
    return "MAINPID=" + target.pid() + " to " + handover.unit();
  }

  private String kill(Signal signal) {
    return TypedCommand.of("kill", "-" + signal, String.valueOf(target.pid())).text();
  }

  /** The same in few words, for what is told of it afterwards. */
  public String brief() {
    return act instanceof Act.Stop stop
        ? TypedCommand.of("supervisorctl", "stop").withProgram(stop.program()).text()
        : text();
  }

  /** Every act that hides behind {@link #text}, as it would be typed; empty where it says all. */
  public List<String> script() {
    if (act instanceof Act.Yield yield && !yield.logs().isEmpty()) {
      return List.of(
          "sent %s ms after the next vain try to bind in %s"
              .formatted(1000 - yield.leadMillis(), String.join(", ", yield.logs())));
    }
    return act instanceof Act.HandOver handover ? handover.script() : List.of();
  }
}

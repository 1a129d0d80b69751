package gunitop.upgrade;

import gunitop.process.ProcessId;
import gunitop.process.Signal;
import gunitop.process.TypedCommand;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a command does to its target. */
public sealed interface Act {
  /** As it would be typed: {@code kill -USR2 12928}. */
  String text(ProcessId target);

  /** The same in few words, for what is told of it afterwards. */
  default String brief(ProcessId target) {
    return text(target);
  }

  /** Every act that hides behind {@link #text}, as it would be typed; empty where it says all. */
  default List<String> script() {
    return List.of();
  }

  /** Whether it tells its target to go. */
  boolean endsTarget();

  /** Whether another act does the same. */
  default boolean isSame(Act other) {
    return equals(other);
  }

  private static String kill(Signal signal, ProcessId target) {
    return TypedCommand.of("kill", "-" + signal, String.valueOf(target.pid())).text();
  }

  /** Sends it a signal. */
  record Send(Signal signal) implements Act {
    private static final Set<Signal> ENDING =
        EnumSet.of(Signal.TERM, Signal.QUIT, Signal.INT, Signal.KILL);

    @Override
    public String text(ProcessId target) {
      return kill(signal, target);
    }

    @Override
    public boolean endsTarget() {
      return ENDING.contains(signal);
    }
  }

  /** What takes time and answers in the end: a program that is called, a moment that is awaited. */
  sealed interface Call extends Act {
    /** Who carries calls out: a new one does not compile until it is carried out. */
    interface Handler<R> {
      R stop(Stop stop);

      R handOver(HandOver handover);

      R yield(Yield yield);
    }

    /** Hands this to what carries out its kind. */
    <R> R accept(Handler<R> handler);
  }

  /**
   * Lets supervisord stop it.
   *
   * @param words the call of {@code supervisorctl}
   * @param program what supervisord calls the target
   * @param supervisord the PID of supervisord
   * @param deadlineSeconds after which the call is given up
   */
  record Stop(List<String> words, String program, int supervisord, int deadlineSeconds)
      implements Call {
    /** Copies the list. */
    public Stop {
      words = List.copyOf(words);
    }

    @Override
    public String text(ProcessId target) {
      return new TypedCommand(words).text();
    }

    @Override
    public String brief(ProcessId target) {
      return TypedCommand.of("supervisorctl", "stop").withProgram(program).text();
    }

    @Override
    public boolean endsTarget() {
      return true;
    }

    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.stop(this);
    }
  }

  /**
   * Makes it the main process of a systemd unit.
   *
   * @param unit the unit
   * @param main the unit's main process now, in whose name systemd is told
   * @param opensAccess whether systemd must be made to listen first, for a moment
   * @param script all that is done, as root would type it
   */
  record HandOver(String unit, ProcessId main, boolean opensAccess, List<String> script)
      implements Call {
    /** Copies the list. */
    public HandOver {
      script = List.copyOf(script);
    }

    @Override
    public String text(ProcessId target) {
      return "MAINPID=" + target.pid() + " to " + unit;
    }

    @Override
    public boolean endsTarget() {
      return false;
    }

    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.handOver(this);
    }
  }

  /**
   * Sends it TERM at the moment at which a third master is about to try to bind.
   *
   * @param supervisord the PID of supervisord
   * @param program what supervisord calls the third master; empty where that is not known
   * @param logs where its tries are logged; empty where nothing tells, then it is sent at once
   * @param leadMillis how long before the try TERM must be sent
   */
  record Yield(int supervisord, String program, List<String> logs, int leadMillis) implements Call {
    /** Copies the list. */
    public Yield {
      logs = List.copyOf(logs);
    }

    @Override
    public String text(ProcessId target) {
      return kill(Signal.TERM, target);
    }

    @Override
    public List<String> script() {
      return logs.isEmpty()
          ? List.of()
          : List.of(
              "sent %s ms after the next vain try to bind in %s"
                  .formatted(1000 - leadMillis, String.join(", ", logs)));
    }

    @Override
    public boolean endsTarget() {
      return true;
    }

    /** The moment that it waits for may differ. */
    @Override
    public boolean isSame(Act other) {
      return other instanceof Yield yield && yield.supervisord == supervisord;
    }

    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.yield(this);
    }
  }
}

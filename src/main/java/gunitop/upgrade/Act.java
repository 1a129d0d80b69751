package gunitop.upgrade;

import gunitop.process.ProcessId;
import gunitop.process.Signal;
import java.util.List;

/** What a command does to its target. */
public sealed interface Act {

  /** Sends it a signal. */
  record Send(Signal signal) implements Act {}

  /**
   * Lets supervisord stop it.
   *
   * @param words the call of {@code supervisorctl}
   * @param program what supervisord calls the target
   * @param supervisord the PID of supervisord
   * @param deadlineSeconds after which the call is given up
   */
  record Stop(List<String> words, String program, int supervisord, int deadlineSeconds)
      implements Act {
    /** Copies the list. */
    public Stop {
      words = List.copyOf(words);
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
      implements Act {
    /** Copies the list. */
    public HandOver {
      script = List.copyOf(script);
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
  record Yield(int supervisord, String program, List<String> logs, int leadMillis) implements Act {
    /** Copies the list. */
    public Yield {
      logs = List.copyOf(logs);
    }
  }
}

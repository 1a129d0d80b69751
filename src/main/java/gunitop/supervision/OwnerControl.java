package gunitop.supervision;

import gunitop.process.CallResult;
import gunitop.process.ProcessId;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** What the owners of masters can be told. Every call blocks. */
public interface OwnerControl {

  /**
   * Lets supervisord stop one program.
   *
   * @param supervisord its PID
   * @param program what it calls the process
   * @param target the process that supervisord must know by that name
   */
  CallResult stop(int supervisord, String program, ProcessId target, Duration deadline);

  /**
   * Makes {@code next} the main process of a systemd unit in the place of {@code main}.
   *
   * @param opensAccess whether systemd must be made to listen first
   */
  CallResult handOver(String unit, ProcessId main, ProcessId next, boolean opensAccess);

  /**
   * Waits for a third master's vain try to bind after which another one follows.
   *
   * @param logs where it may be told
   * @param supervisord the parent of the master that tries
   * @param patienceNanos how long to wait, by the clock of the host
   * @return when it was seen, by the clock of the host; empty where none was in time
   */
  OptionalLong nextTry(List<String> logs, int supervisord, long patienceNanos);
}

package gunitop.gunicorn;

import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;

/**
 * A worker at one instant.
 *
 * @param process what was seen of it
 * @param state how far it is
 * @param heartbeatAgeSeconds seconds since its last heartbeat; not read before the first
 * @param witness what the state was judged by, in words that can be checked with {@code ps} or
 *     {@code ls /proc}
 */
public record Worker(
    ProcessSample process, WorkerState state, Reading<Double> heartbeatAgeSeconds, String witness) {

  /** Its identity. */
  public ProcessId id() {
    return process.id();
  }

  /** Whether it has loaded the application and is not leaving. */
  public boolean isReady() {
    return state == WorkerState.READY;
  }
}

package gunitop.probe;

import gunitop.process.ProcessId;
import java.util.Optional;

/**
 * One request, with who took it.
 *
 * @param master the master of the worker that had accepted the connection; empty where that was not
 *     seen
 * @param outcome what came of it
 */
public record ProbeReply(Optional<ProcessId> master, ProbeOutcome outcome) {

  /** One that could not be sent. */
  public static ProbeReply notSent(String reason) {
    return new ProbeReply(Optional.empty(), new ProbeOutcome.NotSent(reason));
  }
}

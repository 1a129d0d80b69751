package gunitop.upgrade;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.History;
import gunitop.gunicorn.Worker;
import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a step that was sent must be seen to do. A signal that was sent has achieved nothing yet:
 * only later snapshots say whether it is pending, held or failed.
 *
 * @param step the step
 * @param command what was sent
 * @param old the OLD master
 * @param newMaster the NEW master, where there was one when it was sent
 * @param workersBefore the workers that OLD had then
 * @param wantedBefore how many workers OLD wanted or had then
 * @param gracefulTimeout what TERM gives OLD's workers
 * @param owner the rules of who owned OLD
 * @param recovery how the service is started anew should nobody serve any more, one sentence
 * @param sentNanos when it was sent, on the clock of {@link Snapshot#monotonicNanos}
 */
public record Verification(
    Step step,
    Command command,
    ProcessId old,
    Optional<ProcessId> newMaster,
    Set<ProcessId> workersBefore,
    int wantedBefore,
    GracefulTimeout gracefulTimeout,
    OwnerRules owner,
    String recovery,
    long sentNanos) {
  /** Copies the set. */
  public Verification {
    workersBefore = Set.copyOf(workersBefore);
  }

  /**
   * Begins to wait for the effect of a step on an application as it was when the signal was sent.
   */
  public static Verification begin(
      Step step,
      Command command,
      Application before,
      History history,
      OwnerRules owner,
      long sentNanos) {
    Set<ProcessId> workers = new HashSet<>();
    before.old().workers().stream().map(Worker::id).forEach(workers::add);
    return new Verification(
        step,
        command,
        before.old().master().id(),
        before.newGeneration().map(generation -> generation.master().id()),
        workers,
        (step == Step.REVERT ? before.old().desired().full() : before.old().desired().count())
            .orElse(Math.max(1, before.old().workers().size())),
        GracefulTimeout.of(before, history),
        owner,
        owner.restart(before, history),
        sentNanos);
  }

  /** What TERM gives OLD's workers, as a sentence needs it: "30 s", or that this is the default. */
  public String grace() {
    return gracefulTimeout.seconds() + (gracefulTimeout.isTold() ? " s" : " s by default");
  }

  /** What TERM gives OLD's workers; Gunicorn's default where unknown. */
  public int gracefulTimeoutSeconds() {
    return gracefulTimeout.seconds();
  }
}

package gunitop.upgrade;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.History;
import gunitop.gunicorn.Pidfile;
import gunitop.gunicorn.Worker;
import gunitop.process.Listener;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import java.util.HashSet;
import java.util.List;
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
      Step step, Command command, Application before, History history, long sentNanos) {
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
        Recovery.of(before, history),
        sentNanos);
  }

  /** What TERM gives OLD's workers, as a sentence needs it: "30 s", or that this is the default. */
  public String grace() {
    return gracefulTimeout.seconds() + (gracefulTimeout.isTold() ? " s" : " s by default");
  }

  /** What TERM gives OLD's workers; Gunicorn's default where unknown. */
  int gracefulTimeoutSeconds() {
    return gracefulTimeout.seconds();
  }

  /** Whether the step has been seen to be done, in the latest snapshot. */
  public Outcome judge(List<Application> applications, Snapshot now, History history) {
    Evidence evidence = new Evidence(this, applications, now, history);
    return switch (step) {
      case USR2 -> StartVerdict.judge(evidence);
      case WINCH -> DrainVerdict.all(evidence);
      case DRAIN -> DrainVerdict.one(evidence);
      case TERM -> RetireVerdict.judge(evidence);
      case REVERT -> revert(evidence);
      case HANDOVER ->
          command.act() instanceof Act.HandOver handover
              ? HandoverVerdict.judge(evidence, handover)
              : TakeoverVerdict.judge(evidence, (Act.Yield) command.act());
    };
  }

  private Outcome revert(Evidence evidence) {
    if (command.act() instanceof Act.HandOver handover) {
      return HandoverVerdict.judge(evidence, handover);
    }
    return switch (command.signal().orElseThrow()) {
      case TERM -> RevertVerdict.ofTerm(evidence);
      case KILL -> RevertVerdict.ofKill(evidence);
      default -> RevertVerdict.ofRespawn(evidence);
    };
  }

  /** What a verdict is asked with. */
  record Evidence(
      Verification sent, List<Application> applications, Snapshot now, History history) {

    double elapsedSeconds() {
      return Math.max(0, (now.monotonicNanos() - sent.sentNanos) / 1e9);
    }

    boolean isPast(double deadlineSeconds) {
      return elapsedSeconds() > deadlineSeconds;
    }

    /**
     * Whether a master that has closed its listeners may be waiting for its workers still, however
     * late it is: a graceful timeout of any length may stand in a configuration file.
     */
    boolean mayTakeLonger() {
      return !sent.gracefulTimeout.isTold();
    }

    boolean oldLives() {
      return now.isAlive(sent.old);
    }

    /** The generation of a master, wherever it stands now. */
    Optional<Generation> generationOf(ProcessId master) {
      return applications.stream()
          .flatMap(application -> application.generations().stream())
          .filter(generation -> generation.master().id().equals(master))
          .findFirst();
    }

    /** The application of a master, wherever it stands now. */
    Optional<Application> applicationOf(ProcessId master) {
      return applications.stream()
          .filter(
              application ->
                  application.generations().stream()
                      .anyMatch(one -> one.master().id().equals(master)))
          .findFirst();
    }

    Optional<Generation> old() {
      return generationOf(sent.old);
    }

    /** The generation beside OLD. */
    Optional<Generation> besideOld() {
      return applications.stream()
          .filter(application -> application.old().master().id().equals(sent.old))
          .findFirst()
          .flatMap(Application::newGeneration);
    }

    /** Whether the pidfile, where one is known, still tells of the time before the promotion. */
    boolean pidfileLags() {
      return applications.stream()
          .filter(application -> sent.newMaster.filter(application::contains).isPresent())
          .flatMap(application -> Pidfile.of(application, now, history).stream())
          .anyMatch(
              pidfile ->
                  pidfile.second().isKnown()
                      && pidfile
                          .process(pidfile.second().get(), now)
                          .map(ProcessSample::id)
                          .equals(sent.newMaster));
    }

    /** A listener of NEW that its address does not lead to any more. */
    Optional<Listener> unreachable() {
      return applications.stream()
          .filter(application -> sent.newMaster.filter(application::contains).isPresent())
          .flatMap(application -> application.listeners().stream())
          .filter(listener -> !listener.reachable().orElse(true))
          .findFirst();
    }

    /** A listener of OLD that its address does not lead to any more. */
    Optional<Listener> lostListener() {
      return applicationOf(sent.old).stream()
          .flatMap(application -> application.listeners().stream())
          .filter(listener -> !listener.reachable().orElse(true))
          .findFirst();
    }

    Outcome pending(String awaited, int done, int total, double deadlineSeconds) {
      return new Outcome.Pending(awaited, done, total, elapsedSeconds(), deadlineSeconds);
    }

    /** The workers of OLD that were there when the signal was sent and still are. */
    int remaining() {
      return (int) sent.workersBefore.stream().filter(now::isAlive).count();
    }
  }
}

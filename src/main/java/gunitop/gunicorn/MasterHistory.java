package gunitop.gunicorn;

import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What earlier snapshots taught of one living master.
 *
 * @param launch its command line, or that of the NEW master that it executed (they are the same:
 *     {@code gunicorn/arbiter.py reexec})
 * @param steadyCount the number of ready workers that it held for {@link #STEADY_SECONDS} while it
 *     was the only generation, or for {@link #SETTLED_SECONDS} beside another
 * @param inheritedCount for a NEW master, how many workers OLD wanted when it appeared
 * @param completeSinceNanos since when the same set of workers has been ready and complete
 * @param workers the workers of the last snapshot
 * @param held whether it was ever seen to hold a listener
 * @param importing whether it was last seen without handlers
 * @param parent the master that executed it
 * @param lastSeenNanos when it was last seen
 * @param ageSeconds its age then
 * @param wasRetiring whether it was last seen without listeners that it once held
 * @param dismissed whether this program has told it to go
 * @param turnover its workers that came and went
 * @param daemonization the surest verdict so far
 * @param winch what a WINCH was seen to do to it
 */
public record MasterHistory(
    Optional<LaunchLine> launch,
    Reading<Integer> steadyCount,
    Reading<Integer> inheritedCount,
    Reading<Long> completeSinceNanos,
    Set<ProcessId> workers,
    boolean held,
    boolean importing,
    Optional<ProcessId> parent,
    long lastSeenNanos,
    double ageSeconds,
    boolean wasRetiring,
    boolean dismissed,
    Turnover turnover,
    Optional<Daemonization> daemonization,
    WinchEffect winch) {
  /** For how long a count must be held to be taken for the desired one. */
  static final double STEADY_SECONDS = 2;

  /** The same while two generations live, and the count may still be growing. */
  static final double SETTLED_SECONDS = 5;

  static final MasterHistory EMPTY =
      new MasterHistory(
          Optional.empty(),
          Reading.notRead(),
          Reading.notRead(),
          Reading.notRead(),
          Set.of(),
          false,
          false,
          Optional.empty(),
          0,
          0,
          false,
          false,
          Turnover.NONE,
          Optional.empty(),
          WinchEffect.UNSEEN);

  /** Copies the set. */
  public MasterHistory {
    workers = Set.copyOf(workers);
  }

  /** Seconds for which the same workers have been ready and complete; 0 where they are not. */
  double completeForSeconds(Set<ProcessId> workersNow, long nowNanos) {
    return completeSinceNanos.isKnown() && workers.equals(workersNow)
        ? (nowNanos - completeSinceNanos.get()) / 1e9
        : 0;
  }

  /** This history with what one more snapshot teaches. */
  MasterHistory after(Generation generation, Application application, History all, Snapshot now) {
    Set<ProcessId> workersNow = new HashSet<>();
    generation.workers().forEach(worker -> workersNow.add(worker.id()));
    boolean alone = application.generations().size() == 1;
    Reading<Long> since =
        !isWhole(generation)
            ? Reading.notRead()
            : workers.equals(workersNow) && completeSinceNanos.isKnown()
                ? completeSinceNanos
                : Reading.known(now.monotonicNanos());
    double heldFor = since.map(start -> (now.monotonicNanos() - start) / 1e9).orElse(0.0);
    boolean settled =
        alone
            ? heldFor >= STEADY_SECONDS
            : generation.role() == GenerationRole.NEW && heldFor >= SETTLED_SECONDS;
    return new MasterHistory(
        launchOf(application, all),
        settled ? raisedTo(generation.ready()) : steadyCount,
        inheritedCount.isKnown() || alone || generation.role() == GenerationRole.OLD
            ? inheritedCount
            : application.old().desired().count(),
        since,
        workersNow,
        held || generation.master().listeners().map(set -> !set.isEmpty()).orElse(false),
        generation.master().role() == Role.IMPORTING,
        parent.isPresent() || generation.role() == GenerationRole.OLD
            ? parent
            : Optional.of(application.old().master().id()),
        now.monotonicNanos(),
        now.ageSeconds(generation.master().id()),
        generation.state() == GenerationState.RETIRING,
        dismissed,
        turnover.after(workers, workersNow, generation.state() == GenerationState.RETIRING, now),
        generation.role() == GenerationRole.OLD
                && application.daemonization().verdict() == Daemonization.Verdict.YES
            ? Optional.of(application.daemonization())
            : daemonization,
        winch);
  }

  /** The same master, told to go. */
  MasterHistory dismiss() {
    return with(true, winch);
  }

  /** The same master, with what a WINCH was seen to do to it. */
  MasterHistory observing(WinchEffect effect) {
    return with(dismissed, effect);
  }

  private MasterHistory with(boolean nowDismissed, WinchEffect effect) {
    return new MasterHistory(
        launch,
        steadyCount,
        inheritedCount,
        completeSinceNanos,
        workers,
        held,
        importing,
        parent,
        lastSeenNanos,
        ageSeconds,
        wasRetiring,
        nowDismissed,
        turnover,
        daemonization,
        effect);
  }

  /** Every worker ready and none booting, whatever the desired count may be. */
  private static boolean isWhole(Generation generation) {
    return generation.ready() > 0
        && generation.ready() == generation.workers().size()
        && generation.state() != GenerationState.RETIRING;
  }

  /** A count is raised by what is held, never lowered: a drained generation still wants its own. */
  private Reading<Integer> raisedTo(int ready) {
    return Reading.known(Math.max(ready, steadyCount.orElse(0)));
  }

  private Optional<LaunchLine> launchOf(Application application, History all) {
    if (launch.isPresent()) {
      return launch;
    }
    for (Generation generation : application.generations()) {
      Optional<LaunchLine> seen =
          LaunchLine.of(generation.master().process().traits().commandLine())
              .or(() -> all.of(generation.master().id()).launch());
      if (seen.isPresent()) {
        return seen;
      }
    }
    return Optional.empty();
  }
}

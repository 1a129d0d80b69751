package gunitop.gunicorn;

import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.process.Signal;
import gunitop.process.Snapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What earlier snapshots taught of one living master.
 *
 * @param settings what it was told, read before a title hid it, or from the NEW master that it
 *     executed (they are the same: {@code gunicorn/arbiter.py reexec})
 * @param steadyCount the number of ready workers that it held last for {@link #STEADY_SECONDS}
 *     while it was the only generation, or for {@link #SETTLED_SECONDS} as NEW
 * @param reducedBesideNew whether it has had fewer than that since another generation was there: it
 *     was drained, and still wants its own
 * @param reloaded whether a HUP came since it held that count: it wants what its configuration says
 * @param inheritedCount for a NEW master, how many workers OLD wanted when it appeared
 * @param completeSinceNanos since when the same set of workers has been ready and complete
 * @param held whether it was ever seen to hold a listener
 * @param parent the master that executed it
 * @param oldWorkers the workers that OLD had when this NEW master appeared
 * @param relatives it and the other masters of its application, when it was last seen
 * @param last its generation when it was last seen
 * @param dismissed whether this program has told it to go
 * @param daemonization the surest verdict so far
 * @param winch what a WINCH was seen to do to it
 * @param places where its pidfile may lie
 * @param launcher for a NEW master, who owned OLD while both lived, and may start another
 * @param answer what it said of itself, when it last could
 * @param told the workers whom a signal of ours made it tell to leave
 * @param serving since when it has served without a failure
 */
public record MasterHistory(
    Optional<Settings> settings,
    Reading<Integer> steadyCount,
    boolean reducedBesideNew,
    boolean reloaded,
    Reading<Integer> inheritedCount,
    Reading<Long> completeSinceNanos,
    boolean held,
    Optional<ProcessId> parent,
    Set<ProcessId> oldWorkers,
    Set<ProcessId> relatives,
    Optional<Generation> last,
    boolean dismissed,
    Optional<Daemonization> daemonization,
    WinchEffect winch,
    Optional<PidfilePlaces> places,
    Optional<Supervisor> launcher,
    ControlAnswer answer,
    ToldWorkers told,
    ServingPeriod serving) {
  /** For how long a count must be held to be taken for the desired one. */
  static final double STEADY_SECONDS = 2;

  /** The same while two generations live, and the count may still be growing. */
  static final double SETTLED_SECONDS = 5;

  static final MasterHistory EMPTY =
      new MasterHistory(
          Optional.empty(),
          Reading.notRead(),
          false,
          false,
          Reading.notRead(),
          Reading.notRead(),
          false,
          Optional.empty(),
          Set.of(),
          Set.of(),
          Optional.empty(),
          false,
          Optional.empty(),
          WinchEffect.UNSEEN,
          Optional.empty(),
          Optional.empty(),
          ControlAnswer.NONE,
          ToldWorkers.NOBODY,
          ServingPeriod.NONE);

  /** Copies the set. */
  public MasterHistory {
    oldWorkers = Set.copyOf(oldWorkers);
    relatives = Set.copyOf(relatives);
  }

  /** Its command line, where it was ever read. */
  public Optional<LaunchLine> launch() {
    return settings.flatMap(Settings::line);
  }

  /** Whether it was last seen complete, or recycling. */
  boolean wasWhole() {
    return last.filter(one -> one.isWhole() || one.isRecycling()).isPresent();
  }

  /** Whether it was last seen with so many workers at least. */
  boolean hadWorkers(int count) {
    return last.filter(generation -> generation.workers().size() >= count).isPresent();
  }

  /** Whether this was one of the workers that it was last seen with, by its open files. */
  boolean hadWorker(ProcessId id) {
    return last.isPresent()
        && last.get().workers().stream()
            .anyMatch(worker -> worker.id().equals(id) && worker.process().files().isKnown());
  }

  /** Whether it was last seen without handlers. */
  boolean wasImporting() {
    return last.filter(generation -> generation.master().role() == Role.IMPORTING).isPresent();
  }

  /** Whether it was last seen to have closed its listeners. */
  boolean wasRetiring() {
    return last.filter(MasterHistory::isRetiring).isPresent();
  }

  /**
   * Seconds for which its workers have been ready and complete, but for those that were recycled
   * meanwhile; 0 where they are not.
   *
   * @param replaces whether it is about to replace one that ended
   */
  double completeForSeconds(List<Worker> workersNow, boolean replaces, Snapshot now) {
    return completeSinceNanos.isKnown() && isRenewal(workersNow, replaces, now)
        ? (now.monotonicNanos() - completeSinceNanos.get()) / 1e9
        : 0;
  }

  /** Whether all workers that it was last seen with stayed, or were recycled. */
  private boolean isRenewal(List<Worker> workersNow, boolean replaces, Snapshot now) {
    return last.isPresent() && Recycling.isAll(last.get().workers(), workersNow, replaces, now);
  }

  /** This history with what one more snapshot teaches. */
  MasterHistory after(Generation generation, Application application, History all, Snapshot now) {
    boolean isNew = generation.role() == GenerationRole.NEW;
    boolean alone = application.newGeneration().isEmpty();
    boolean replaces = all.workerEnds().isReplacing(generation.master().id(), now);
    Reading<Long> since = wholeSince(generation, replaces, now);
    double heldFor = since.map(start -> (now.monotonicNanos() - start) / 1e9).orElse(0.0);
    boolean reduced =
        generation.workers().size() < steadyCount.orElse(0)
            && (reducedBesideNew || !alone && !isNew);
    boolean settled =
        alone ? heldFor >= STEADY_SECONDS && !reduced : isNew && heldFor >= SETTLED_SECONDS;
    // One that is being replaced is missing only for a moment.
    settled &= !replaces && generation.ready() == generation.workers().size();
    return new MasterHistory(
        settingsOf(application, all),
        settled ? Reading.known(generation.ready()) : steadyCount,
        reduced,
        reloaded && !settled,
        inheritedCount.isKnown() || !isNew ? inheritedCount : application.old().desired().full(),
        since,
        held || generation.master().listeners().map(set -> !set.isEmpty()).orElse(false),
        parent.isPresent() || !isNew ? parent : Optional.of(application.old().master().id()),
        last.isPresent() || !isNew ? oldWorkers : workersOf(application.old()),
        isRelatedTo(application) ? relatives : mastersOf(application),
        Optional.of(generation),
        dismissed,
        !isNew && application.daemonization().verdict() == Daemonization.Verdict.YES
            ? Optional.of(application.daemonization())
            : daemonization,
        winch,
        Optional.of(PidfilePlaces.of(generation.master().process(), all)),
        isNew ? Optional.of(application.supervisor()) : launcher,
        answer,
        told.after(generation, last, application, replaces, now),
        serving.after(generation, all.workerEnds(), now));
  }

  /** The same master, told to go. */
  MasterHistory dismiss() {
    return with(reloaded, true, winch, answer, told);
  }

  /** The same master, with what a WINCH was seen to do to it. */
  MasterHistory observing(WinchEffect effect) {
    return with(reloaded, dismissed, effect, answer, told);
  }

  /** The same master, which we sent a signal. */
  MasterHistory sent(Signal signal, long nanos, boolean isSeen) {
    ToldWorkers after = last.map(seen -> told.after(signal, nanos, seen, isSeen)).orElse(told);
    return with(reloaded || signal == Signal.HUP, dismissed, winch, answer, after);
  }

  /** The same master, with what it said now; nothing where it did not answer. */
  MasterHistory hearing(Optional<ControlAnswer> now) {
    ControlAnswer heard = now.orElseGet(answer::lasting);
    return with(reloaded || heard.isReloadedSince(answer), dismissed, winch, heard, told);
  }

  /** The same master, with what an earlier run of the program learnt of it. */
  MasterHistory remembering(MasterMemory memory) {
    boolean isSeen = settings.flatMap(Settings::line).isPresent();
    return new MasterHistory(
        isSeen ? settings : Settings.remembered(memory).or(() -> settings),
        memory.steadyCount().isKnown() ? memory.steadyCount() : steadyCount,
        reducedBesideNew || memory.reduced(),
        reloaded || memory.reloaded(),
        memory.inheritedCount().isKnown() ? memory.inheritedCount() : inheritedCount,
        completeSinceNanos,
        held,
        parent.or(memory::parent),
        oldWorkers,
        relatives,
        last,
        dismissed || memory.dismissed(),
        daemonization,
        winch == WinchEffect.UNSEEN ? memory.winch() : winch,
        places,
        launcher,
        answer,
        told,
        serving);
  }

  private MasterHistory with(
      boolean afterHup,
      boolean nowDismissed,
      WinchEffect effect,
      ControlAnswer heard,
      ToldWorkers nowTold) {
    return new MasterHistory(
        settings,
        steadyCount,
        reducedBesideNew,
        afterHup,
        inheritedCount,
        completeSinceNanos,
        held,
        parent,
        oldWorkers,
        relatives,
        last,
        nowDismissed,
        daemonization,
        effect,
        places,
        launcher,
        heard,
        nowTold,
        serving);
  }

  /** Since when every worker has been ready, whatever the desired count may be. */
  private Reading<Long> wholeSince(Generation generation, boolean replaces, Snapshot now) {
    List<Worker> workers = generation.workers();
    if (!isRetiring(generation)
        && completeSinceNanos.isKnown()
        && isRenewal(workers, replaces, now)) {
      return completeSinceNanos;
    }
    boolean whole =
        generation.ready() > 0 && generation.ready() == workers.size() && !isRetiring(generation);
    return whole ? Reading.known(now.monotonicNanos()) : Reading.notRead();
  }

  private Optional<Settings> settingsOf(Application application, History all) {
    return settings.isPresent() ? settings : Settings.learnt(application, all);
  }

  private static boolean isRetiring(Generation generation) {
    return generation.state() == GenerationState.RETIRING;
  }

  private static Set<ProcessId> workersOf(Generation generation) {
    Set<ProcessId> ids = new HashSet<>();
    generation.workers().forEach(worker -> ids.add(worker.id()));
    return ids;
  }

  private boolean isRelatedTo(Application application) {
    for (Generation generation : application.generations()) {
      if (!relatives.contains(generation.master().id())) {
        return false;
      }
    }
    return relatives.size() == application.generations().size();
  }

  private static Set<ProcessId> mastersOf(Application application) {
    Set<ProcessId> ids = new HashSet<>();
    for (Generation generation : application.generations()) {
      ids.add(generation.master().id());
    }
    return ids;
  }
}

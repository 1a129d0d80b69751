package gunitop.gunicorn;

import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many workers a master wants: the first witness that tells, the surest first. What a master
 * holds for a while is what it wants: it replaces a missing worker, and ends one too many, at once
 * ({@code gunicorn/arbiter.py manage_workers}). So TTIN, TTOU and a changed configuration are
 * followed; what it was started with is told beside.
 */
final class DesiredCount {
  private static final int GUNICORNS_DEFAULT = 1;

  private DesiredCount() {}

  /**
   * The count.
   *
   * @param forked its workers
   * @param alone whether no other generation lives: then a missing worker is not one that was
   *     drained
   * @param role which generation's they are
   */
  static Desired of(
      ProcessSample master,
      List<Worker> forked,
      boolean alone,
      GenerationRole role,
      Snapshot snapshot,
      History all) {
    MasterHistory history = all.of(master.id());
    Settings settings = Settings.of(master, history);
    Desired told = told(settings, master, snapshot, history);
    // What a drained OLD wants is not what it wanted, and will be given back by a revert.
    boolean isDrained = role == GenerationRole.OLD && (!alone || history.reducedBesideNew());
    int target = settings.answer().target().orElse(0);
    if (target > 0 && !isDrained) {
      return new Desired(Reading.known(target), ControlAnswer.SOURCE, told.count());
    }
    boolean isOutdated = history.reloaded() && told.count().isKnown();
    if (history.steadyCount().isKnown() && !isOutdated) {
      return seen(history.steadyCount(), told);
    }
    if (alone && isAtRest(master, forked, snapshot)) {
      return seen(Reading.known(forked.size()), told);
    }
    if (told.count().isKnown()) {
      return told;
    }
    if (history.inheritedCount().isKnown()) {
      return new Desired(history.inheritedCount(), "as many as OLD wanted");
    }
    return role == GenerationRole.NEW && isAtRest(master, forked, snapshot)
        ? seen(Reading.known(forked.size()), told)
        : Desired.UNKNOWN;
  }

  private static Desired seen(Reading<Integer> count, Desired told) {
    if (count.equals(told.count())) {
      return told;
    }
    String source =
        told.count().isKnown()
            ? "held steadily (" + told.count().get() + " by " + told.source() + ")"
            : "held steadily";
    return new Desired(count, source, told.count());
  }

  /** By what it was told when it started; {@link Desired#UNKNOWN} where a file may say it. */
  private static Desired told(
      Settings settings, ProcessSample master, Snapshot snapshot, MasterHistory history) {
    int configured = settings.answer().workers().orElse(0);
    if (configured > 0) {
      return known(configured, ControlAnswer.SOURCE);
    }
    Optional<LaunchLine> line = settings.line().filter(one -> one.workers().isPresent());
    OptionalInt count = settings.number(LaunchLine::workers, "--workers");
    if (count.isPresent() && count.getAsInt() > 0) {
      return known(
          count.getAsInt(),
          line.isPresent() ? "-w on the command line" : "--workers in GUNICORN_CMD_ARGS");
    }
    boolean mayBeSaidElsewhere =
        settings.otherSource(DefaultConfiguration.of(master, snapshot, history)).isPresent();
    if (mayBeSaidElsewhere || !settings.concurrency().isKnown()) {
      return Desired.UNKNOWN;
    }
    return settings
        .concurrency()
        .get()
        .map(number -> known(number, "WEB_CONCURRENCY"))
        .orElseGet(() -> known(GUNICORNS_DEFAULT, "Gunicorn's default"));
  }

  private static Desired known(int count, String source) {
    return new Desired(Reading.known(count), source, Reading.known(count));
  }

  /** Whether nothing has come or gone for a while, as far as one look can tell. */
  private static boolean isAtRest(ProcessSample master, List<Worker> forked, Snapshot snapshot) {
    if (forked.isEmpty() || master.stat().state().isStopped()) {
      return false;
    }
    for (Worker worker : forked) {
      if (!worker.isReady() || snapshot.ageSeconds(worker.id()) < MasterHistory.STEADY_SECONDS) {
        return false;
      }
    }
    return true;
  }
}

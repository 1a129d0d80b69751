package gunitop.rehearsal;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.OwnerFacts;
import gunitop.masterlog.MasterLogSource;
import gunitop.process.HostLoad;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import gunitop.sampling.HostClock;
import gunitop.sampling.LogSource;
import gunitop.sampling.Sampler;
import gunitop.signalling.SignalSender;
import gunitop.supervision.OwnerControl;
import gunitop.supervision.OwnerSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** A lesson under way, and everything by which a session looks at it and acts on it. */
public final class Rehearsal {
  private static final long GIBIBYTE = 1L << 30;

  private final String title;
  private final Lesson lesson;
  private final RehearsalClock clock;
  private final Simulation simulation;
  private final LessonWatch watch;
  private final RehearsalOwners owners;

  private Rehearsal(String title, Lesson lesson, RehearsalClock clock) {
    this.title = title;
    this.lesson = lesson;
    this.clock = clock;
    simulation = lesson.start().apply(clock);
    watch = new LessonWatch(lesson, simulation);
    owners = new RehearsalOwners(simulation);
  }

  /**
   * Begins a lesson.
   *
   * @param name one of {@link Lessons#names()}
   * @param time what its wall clock begins with
   * @param system the operator's monotonic clock
   */
  public static Rehearsal lesson(String name, double speed, Instant time, LongSupplier system) {
    return new Rehearsal(
        "DEMO: no real process",
        Lessons.named(name).orElseThrow(),
        new RehearsalClock(time, system.getAsLong(), speed, system));
  }

  /**
   * Begins to rehearse on a copy of an application that has one generation.
   *
   * @param snapshot how it was seen
   * @param owners what its owners said
   * @param system the operator's monotonic clock
   */
  public static Rehearsal copy(
      Snapshot snapshot,
      Application application,
      OwnerFacts owners,
      double speed,
      LongSupplier system) {
    int pid = application.old().master().pid();
    Lesson lesson =
        new Lesson(
            "copy",
            "",
            "walk the upgrade as you would (%s)"
                .formatted(ImportTime.of(snapshot, application).source()),
            Lesson.Aim.ANY,
            "you waited for readiness",
            new ApplicationCopy(snapshot, application, owners)::begin,
            simulation -> Optional.empty());
    return new Rehearsal(
        "REHEARSAL of " + pid + ": no signal leaves",
        lesson,
        new RehearsalClock(snapshot.time(), snapshot.monotonicNanos(), speed, system));
  }

  /** Its clock. */
  public HostClock clock() {
    return clock;
  }

  /** Looks at its host. */
  public Sampler sampler() {
    return new RehearsalSampler(simulation);
  }

  /** The door for its signals, which leads nowhere else. */
  public SignalSender sender() {
    return new RehearsalSender(simulation);
  }

  /** What its supervisord and its systemd know. */
  public OwnerSource owners() {
    return owners;
  }

  /** What these can be told. */
  public OwnerControl control() {
    return owners;
  }

  /** The logs of its processes. */
  public LogSource logs() {
    return (holder, path, most) ->
        simulation.now(
            () ->
                simulation
                    .site
                    .host
                    .logLines(path)
                    .map(lines -> lines.subList(Math.max(0, lines.size() - most), lines.size()))
                    .<Reading<List<String>>>map(Reading::known)
                    .orElseGet(Reading::notRead));
  }

  /** The logs of its masters, who write nothing anywhere else. */
  public MasterLogSource masterLogs() {
    return new SimulatedMasterLogs(logs());
  }

  /** Its host's meters. */
  public HostLoad load() {
    return simulation.now(
        () -> {
          SimulatedHost host = simulation.site.host;
          double busy =
              Math.min(
                  97,
                  3 + 24 * host.processes.values().stream().filter(one -> one.isBusy()).count());
          return new HostLoad(
              List.of(busy, Math.max(2, busy - 5), Math.max(1, busy - 11), Math.max(1, busy - 17)),
              8 * GIBIBYTE,
              2 * GIBIBYTE,
              2 * GIBIBYTE,
              0,
              List.of(busy / 30, 0.21, 0.12),
              (long) host.host.uptimeSecondsAt(host.schedule.now()));
        });
  }

  /** The PID of the master with which it begins. */
  public int master() {
    return simulation.site.arbiters.get(0).process.pid();
  }

  /** Lets its clock run faster. */
  public void faster() {
    clock.faster();
  }

  /** Lets its clock run slower. */
  public void slower() {
    clock.slower();
  }

  /** Puts the other version of the code on disk. */
  public void exchange() {
    simulation.now(
        () -> {
          simulation.site.exchange();
          return true;
        });
  }

  /** How it stands. */
  public Progress progress() {
    return simulation.now(
        () ->
            new Progress(
                title,
                lesson.goal(),
                clock.speed(),
                simulation.site.disk.version(),
                simulation.client.counts().text(),
                watch.verdict()));
  }

  /** The verdict so far; empty before the end. */
  public Optional<Verdict> verdict() {
    return progress().verdict();
  }
}

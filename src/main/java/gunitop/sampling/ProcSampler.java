package gunitop.sampling;

import gunitop.process.FileReading;
import gunitop.process.Focus;
import gunitop.process.Host;
import gunitop.process.Listener;
import gunitop.process.Owner;
import gunitop.process.ProcessSample;
import gunitop.process.ProcessTable;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import gunitop.sampling.discovery.Discovery;
import gunitop.sampling.discovery.KnownProcess;
import gunitop.sampling.discovery.KnownProcesses;
import gunitop.sampling.events.ExitWatch;
import gunitop.sampling.events.Peek;
import gunitop.sampling.events.RecentExits;
import gunitop.sampling.events.StartWatch;
import gunitop.sampling.proc.HiddenProcesses;
import gunitop.sampling.proc.LiveProcFs;
import gunitop.sampling.proc.Moment;
import gunitop.sampling.proc.ProcFs;
import gunitop.sampling.tracking.Tracking;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Takes snapshots of {@code /proc}, live or recorded. May be closed from another thread: that waits
 * for the sample under way.
 */
public final class ProcSampler implements Sampler {
  /** For so long it is said that something could not be read: it may pass in one sample. */
  private static final long TROUBLE_NANOS = 6_000_000_000L;

  private final ProcFs fs;
  private OptionalLong troubleNanos = OptionalLong.empty();
  private int trouble;
  private final KnownProcesses known;
  private final Discovery discovery;
  private final Tracking tracking;
  private final Peek peek;
  private final PathAnswers pathAnswers = new PathAnswers();
  private final RecentExits exits = new RecentExits();
  private ProcessTable samples = ProcessTable.EMPTY;
  private ProcessSample[] gathered = new ProcessSample[64];
  private Optional<ExitWatch> exitWatch = Optional.empty();
  private Optional<StartWatch> startWatch = Optional.empty();
  private boolean hearsStarts;

  ProcSampler(ProcFs fs) {
    this.fs = fs;
    this.known = new KnownProcesses(fs);
    this.discovery = new Discovery(fs, known);
    this.tracking = new Tracking(fs, known);
    this.peek = new Peek(known);
  }

  /** Samples this host. */
  public static ProcSampler ofThisHost() {
    return new ProcSampler(new LiveProcFs());
  }

  @Override
  public synchronized Snapshot sample(Focus focus) {
    Moment moment = fs.moment();
    fs.exits()
        .forEach((id, status) -> exits.add(id, Reading.known(status), moment.monotonicNanos()));
    discovery.look(focus, moment, tracking.processes());
    Map<Long, Listener> listeners = tracking.look(focus, moment);
    Moment read = fs.readBy(moment);
    exitWatch.ifPresent(watch -> watch.watch(tracking.ids()));
    samples = samples(moment);
    peek.follow(tracking.processes(), moment);
    hearsStarts =
        peek.allServe()
            && startWatch
                .filter(watch -> watch.hears(peek.watched(), focus.temporaryPrefixes()))
                .isPresent();
    return new Snapshot(
        read.time(),
        read.monotonicNanos(),
        host(moment),
        new Owner(fs.viewerUid(), fs.userName(fs.viewerUid())),
        samples,
        listeners,
        files(focus),
        exits.at(moment.monotonicNanos()),
        discovery.count(),
        pathAnswers.look(fs.paths(), focus, moment));
  }

  private Host host(Moment moment) {
    if (fs.trouble() != 0) {
      trouble = fs.trouble();
      troubleNanos = OptionalLong.of(moment.monotonicNanos());
    }
    boolean lately =
        troubleNanos.isPresent()
            && moment.monotonicNanos() - troubleNanos.getAsLong() < TROUBLE_NANOS;
    return lately && moment.host().hidden().isEmpty()
        ? moment.host().hiding(HiddenProcesses.trouble(trouble))
        : moment.host();
  }

  private ProcessTable samples(Moment moment) {
    Collection<KnownProcess> shown = known.shown();
    if (gathered.length < shown.size()) {
      gathered = new ProcessSample[2 * shown.size()];
    }
    int count = 0;
    for (KnownProcess process : shown) {
      if (!process.isTracked()) {
        known.refresh(moment, process);
      }
      // Whose it is must be known before anything is said of it.
      if (process.hasUser() || fs.trouble() == 0) {
        gathered[count++] = process.sample();
      }
    }
    Arrays.fill(gathered, count, Math.max(count, samples.size()), null);
    return samples.next(gathered, count);
  }

  @Override
  public synchronized boolean isStirred() {
    return peek.isStirred(System.nanoTime());
  }

  private Map<String, FileReading> files(Focus focus) {
    Map<String, FileReading> files = new HashMap<>();
    for (String path : focus.files()) {
      fs.file(path).ifPresent(reading -> files.put(path, reading));
    }
    return files;
  }

  @Override
  public synchronized boolean hearsStarts() {
    return hearsStarts;
  }

  @Override
  public synchronized void watch(Runnable onExit, Runnable onSign) {
    if (fs.isLive()) {
      ExitWatch watch =
          new ExitWatch(
              (id, status) -> {
                exits.add(id, status, System.nanoTime());
                onExit.run();
              });
      watch.watch(tracking.ids());
      exitWatch = Optional.of(watch);
      startWatch = StartWatch.open(onSign);
    }
  }

  @Override
  public synchronized void close() {
    exitWatch.ifPresent(ExitWatch::close);
    startWatch.ifPresent(StartWatch::close);
    known.close();
    fs.close();
  }
}

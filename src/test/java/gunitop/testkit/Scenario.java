package gunitop.testkit;

import gunitop.process.HostLoad;
import gunitop.process.ProcessSample;
import gunitop.process.ProcessStat;
import gunitop.process.Snapshot;
import gunitop.ui.RunOptions;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Observation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A host at one instant with what the core makes of it.
 *
 * @param snapshot the host
 * @param assessments its applications
 * @param observations what has just been seen
 */
public record Scenario(
    Snapshot snapshot, List<Assessment> assessments, List<Observation> observations) {
  /** Four CPUs, one of them busy. */
  public static final HostLoad LOAD =
      new HostLoad(
          List.of(3.4, 92.1, 12.0, 0.7),
          16L << 30,
          6_300L << 20,
          2L << 30,
          120L << 20,
          List.of(0.42, 0.31, 0.2),
          864_000);

  /** These applications, under the usual ancestors. */
  public static Scenario of(Assessment... assessments) {
    List<ProcessSample> samples = new ArrayList<>(TestSurroundings.processes());
    for (Assessment assessment : assessments) {
      samples.addAll(ApplicationFixture.processes(assessment.application()));
    }
    return new Scenario(
        SnapshotFixture.snapshot().with(samples).build(), List.of(assessments), List.of());
  }

  /** The same so many seconds later, with nothing new seen. */
  public Scenario later(double seconds) {
    Snapshot then =
        SnapshotFixture.snapshot().with(snapshot.processes().values()).later(seconds).build();
    return new Scenario(then, assessments, List.of());
  }

  /** With something that has just been seen. */
  public Scenario seeing(double secondsAgo, Observation.Source source, String text) {
    List<Observation> more = new ArrayList<>(observations);
    more.add(new Observation(Clock.TIME.minusMillis((long) (secondsAgo * 1000)), source, text));
    return new Scenario(snapshot, assessments, more);
  }

  /** The reviews of this host now and a second earlier. */
  public ScriptedReview core() {
    return new ScriptedReview()
        .page(earlier(), assessments)
        .page(snapshot, assessments, observations.toArray(Observation[]::new));
  }

  /** An operator who has watched it for a second. */
  public Operator operator(int columns, int rows) {
    return operator(RunOptions.plain(Clock.ZONE), columns, rows);
  }

  /** An operator with these options who has watched it for a second. */
  public Operator operator(RunOptions options, int columns, int rows) {
    return operator(core(), options, columns, rows);
  }

  /** An operator with this script who has watched it for a second. */
  public Operator operator(ScriptedReview core, RunOptions options, int columns, int rows) {
    return new Operator(core, options, columns, rows).sees(earlier()).sees(snapshot).reads(LOAD);
  }

  private Snapshot earlier() {
    Map<Integer, ProcessSample> samples = new HashMap<>();
    snapshot.processes().forEach((pid, sample) -> samples.put(pid, earlier(sample)));
    return new Snapshot(
        snapshot.time().minusSeconds(1),
        snapshot.monotonicNanos() - 1_000_000_000L,
        snapshot.host(),
        snapshot.viewer(),
        samples,
        snapshot.listeners(),
        snapshot.files());
  }

  private static ProcessSample earlier(ProcessSample now) {
    ProcessStat s = now.stat();
    long spent = s.cpuTicks() == GenerationFixture.BOOTING_TICKS ? 88 : now.pid() % 4;
    ProcessStat stat =
        new ProcessStat(
            s.name(),
            s.state(),
            s.parent(),
            s.processGroup(),
            s.session(),
            s.terminal(),
            Math.max(0, s.cpuTicks() - spent),
            s.priority(),
            s.nice(),
            s.threads(),
            s.virtualBytes(),
            s.residentBytes(),
            s.layout());
    return new ProcessSample(
        now.id(), stat, now.traits(), now.files(), now.pssBytes(), now.connectionInodes());
  }
}

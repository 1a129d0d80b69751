package gunitop.testkit;

import gunitop.app.KnownOwner;
import gunitop.gunicorn.Application;
import gunitop.gunicorn.History;
import gunitop.gunicorn.OwnerFacts;
import gunitop.process.Signal;
import gunitop.process.Snapshot;
import gunitop.upgrade.Advice;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Command;
import gunitop.upgrade.Evidence;
import gunitop.upgrade.Observation;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.Step;
import gunitop.upgrade.Verification;
import gunitop.upgrade.course.Observations;
import gunitop.upgrade.review.Assessor;
import gunitop.upgrade.step.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at a sketched host again and again, as the program does, and remembers. */
public final class Watched {
  private final HostSketch host;
  private History history = History.EMPTY;
  private List<Application> last = List.of();
  private List<Advice> advice = List.of();
  private Optional<List<Assessment>> before = Optional.empty();
  private final List<String> timeline = new ArrayList<>();

  /** Watches this host. */
  public Watched(HostSketch host) {
    this.host = host;
  }

  /** Looks once. */
  public Assessment look() {
    Snapshot snapshot = host.snapshot();
    List<Application> found = KnownOwner.RULES.ownership().find(snapshot, history);
    History learnt = history.after(snapshot, found);
    for (Observation line : Observations.between(last, found, snapshot, learnt)) {
      timeline.add(line.text());
    }
    Assessment assessment =
        found.isEmpty()
            ? null
            : Assessor.assess(found.get(0), snapshot, learnt, advice, KnownOwner.RULES, before);
    before = Optional.ofNullable(assessment).map(List::of);
    history = learnt;
    last = found;
    return assessment;
  }

  /** Looks now and again after so many seconds: what is there has been there for that long. */
  public Assessment lookFor(double fromSeconds, double seconds) {
    host.at(fromSeconds);
    look();
    host.at(fromSeconds + seconds);
    return look();
  }

  /** Sends what a step offers now. */
  public Verification send(Step step) {
    return send(step, false);
  }

  /** The same, told of only after another look. */
  public Verification sendToldLate(Step step) {
    return send(step, true);
  }

  private Verification send(Step step, boolean isSeen) {
    Assessment assessment = look();
    Command command = assessment.offer(step).command().orElseThrow();
    long nanos = host.snapshot().monotonicNanos();
    command
        .signal()
        .ifPresent(signal -> history = history.sent(command.target(), signal, nanos, isSeen));
    Application application = assessment.application();
    return Verification.begin(
        step, command, application, history, KnownOwner.RULES.of(application.supervisor()), nanos);
  }

  /** What became of it. */
  public Outcome judge(Verification sent) {
    look();
    return Steps.judge(new Evidence(sent, last, host.snapshot(), history));
  }

  /** Learns what the owners of the masters said. */
  public void hears(OwnerFacts facts) {
    history = history.knowing(facts);
  }

  /** Learns what is known beside the snapshots. */
  public void isAdvised(Advice newest) {
    advice = List.of(newest);
  }

  /** Learns that the program has sent a HUP to a master. */
  public void hasSentHup(int master) {
    history = history.sent(host.id(master), Signal.HUP, host.snapshot().monotonicNanos(), false);
  }

  /** What earlier looks taught. */
  public History history() {
    return history;
  }

  /** Forgets everything, as a restarted program has. */
  public void restart() {
    history = History.EMPTY;
    last = List.of();
    before = Optional.empty();
  }

  /** What was observed. */
  public List<String> timeline() {
    return timeline;
  }
}

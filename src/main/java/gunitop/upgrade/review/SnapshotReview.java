package gunitop.upgrade.review;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.ApplicationFinder;
import gunitop.gunicorn.Attention;
import gunitop.gunicorn.ControlAnswer;
import gunitop.gunicorn.ControlSocket;
import gunitop.gunicorn.History;
import gunitop.gunicorn.LaunchLine;
import gunitop.gunicorn.Memory;
import gunitop.gunicorn.OwnerFacts;
import gunitop.gunicorn.Relaunch;
import gunitop.gunicorn.WinchEffect;
import gunitop.ownership.OwnerQuery;
import gunitop.process.Focus;
import gunitop.process.ProcessId;
import gunitop.process.Signal;
import gunitop.process.Snapshot;
import gunitop.upgrade.Advice;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Command;
import gunitop.upgrade.Evidence;
import gunitop.upgrade.Observation;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.OwnerRules;
import gunitop.upgrade.Owners;
import gunitop.upgrade.Review;
import gunitop.upgrade.Step;
import gunitop.upgrade.Verification;
import gunitop.upgrade.course.Observations;
import gunitop.upgrade.step.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The review of a snapshot by the rules of this package.
 *
 * @param snapshot the snapshot
 * @param found the applications in it, the eldest first, and who has a role
 * @param assessments one for each application, in the same order
 * @param observations what changed since the review before; empty in the first
 * @param history what this and all earlier snapshots taught
 * @param attention what the next snapshot must look at
 * @param advice what is known beside the snapshots, one of each kind
 * @param kinds the kinds of owner
 */
public record SnapshotReview(
    Snapshot snapshot,
    ApplicationFinder.Found found,
    List<Assessment> assessments,
    List<Observation> observations,
    History history,
    Attention attention,
    List<Advice> advice,
    Owners kinds)
    implements Review {

  /** Copies the lists. */
  public SnapshotReview {
    assessments = List.copyOf(assessments);
    observations = List.copyOf(observations);
    advice = List.copyOf(advice);
  }

  private List<Application> applications() {
    return found.applications();
  }

  /**
   * The review of the first snapshot.
   *
   * @param kinds the kinds of owner
   */
  public static Review first(Snapshot snapshot, Owners kinds) {
    return of(snapshot, History.EMPTY, List.of(), kinds, Optional.empty(), false);
  }

  @Override
  public Review next(Snapshot now) {
    return of(now, history, advice, kinds, Optional.of(this), true);
  }

  /**
   * The review of a snapshot.
   *
   * @param former the review before it
   * @param later whether something may have changed since
   */
  private static Review of(
      Snapshot now,
      History history,
      List<Advice> advice,
      Owners kinds,
      Optional<SnapshotReview> former,
      boolean later) {
    ApplicationFinder.Found looked = kinds.ownership().look(now, history);
    List<Application> found = looked.applications();
    History learnt = history.after(now, found);
    List<Assessment> before = former.map(SnapshotReview::assessments).orElse(List.of());
    List<Assessment> assessments = new ArrayList<>(found.size());
    for (int i = 0; i < found.size(); i++) {
      Assessment assessed =
          Assessor.assess(
              found.get(i), now, learnt, advice, kinds, former.map(SnapshotReview::assessments));
      assessments.add(i < before.size() ? assessed.keeping(before.get(i)) : assessed);
    }
    return new SnapshotReview(
        now,
        looked,
        assessments,
        later
            ? Observations.between(former.orElseThrow().applications(), found, now, learnt)
            : List.of(),
        learnt,
        Attention.after(former.map(SnapshotReview::attention), now, looked, learnt),
        advice,
        kinds);
  }

  @Override
  public Focus focus(Set<String> files, boolean memory) {
    return attention.focus(files, memory);
  }

  @Override
  public Verification begin(Step step, Command command, Application before, long sentNanos) {
    return Verification.begin(
        step, command, before, history, kinds.of(before.supervisor()), sentNanos);
  }

  @Override
  public Outcome judge(Verification sent) {
    return Steps.judge(new Evidence(sent, applications(), snapshot, history));
  }

  @Override
  public OwnerQuery owners() {
    return OwnerQuery.of(applications(), snapshot);
  }

  @Override
  public OwnerFacts ownerFacts() {
    return history.owners();
  }

  @Override
  public Review knowing(OwnerFacts facts) {
    return of(snapshot, history.knowing(facts), advice, kinds, Optional.of(this), false);
  }

  @Override
  public List<ControlSocket> controlSockets() {
    return ControlSocket.of(applications(), snapshot);
  }

  @Override
  public Review hearing(Map<ProcessId, ControlAnswer> answers) {
    History heard = history.hearing(answers);
    return heard.equals(history)
        ? this
        : of(snapshot, heard, advice, kinds, Optional.of(this), false);
  }

  @Override
  public List<Relaunch> relaunches() {
    return Relaunch.of(applications(), snapshot, history);
  }

  @Override
  public Optional<LaunchLine> launch(ProcessId master) {
    return snapshot
        .process(master)
        .flatMap(process -> LaunchLine.of(process.traits().commandLine()))
        .or(() -> history.of(master).launch());
  }

  @Override
  public Review advised(Advice newest) {
    if (advice.contains(newest)) {
      return this;
    }
    List<Advice> all = new ArrayList<>(advice);
    all.removeIf(one -> one.getClass() == newest.getClass());
    all.add(newest);
    return of(snapshot, history, all, kinds, Optional.of(this), false);
  }

  @Override
  public Review dismissing(ProcessId master) {
    return with(history.dismissing(master));
  }

  @Override
  public Review sent(ProcessId master, Signal signal, long nanos) {
    boolean isSeen = snapshot.monotonicNanos() > nanos;
    return with(history.sent(master, signal, nanos, isSeen));
  }

  @Override
  public Review observing(ProcessId master, WinchEffect effect) {
    return with(history.observing(master, effect));
  }

  @Override
  public Memory memory() {
    return history.memory();
  }

  @Override
  public Review remembering(Memory memory) {
    return of(snapshot, history.remembering(memory), advice, kinds, Optional.of(this), false);
  }

  @Override
  public OwnerRules rules(Application application) {
    return kinds.of(application.supervisor());
  }

  private Review with(History changed) {
    return new SnapshotReview(
        snapshot, found, assessments, observations, changed, attention, advice, kinds);
  }
}

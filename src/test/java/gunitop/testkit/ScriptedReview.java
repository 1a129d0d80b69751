package gunitop.testkit;

import gunitop.app.KnownOwner;
import gunitop.gunicorn.Application;
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
import gunitop.upgrade.Observation;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.OwnerRules;
import gunitop.upgrade.Review;
import gunitop.upgrade.Step;
import gunitop.upgrade.Verification;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reviews whose content the test has written down beforehand, by snapshot. */
public final class ScriptedReview {
  private final Map<Snapshot, Page> pages = new HashMap<>();
  private final Deque<Outcome> outcomes = new ArrayDeque<>();

  private record Page(List<Assessment> assessments, List<Observation> observations) {}

  /** What the review of this snapshot shall say. */
  public ScriptedReview page(
      Snapshot snapshot, List<Assessment> assessments, Observation... observations) {
    pages.put(snapshot, new Page(assessments, List.of(observations)));
    return this;
  }

  /** What the next judgements of sent steps shall be; the last one stays. */
  public ScriptedReview outcomes(Outcome... next) {
    outcomes.addAll(List.of(next));
    return this;
  }

  /** The review of the first snapshot. */
  public Review first(Snapshot snapshot) {
    return new Scripted(snapshot, List.of());
  }

  private final class Scripted implements Review {
    private final Snapshot snapshot;

    private final List<Advice> advice;

    private Scripted(Snapshot snapshot, List<Advice> advice) {
      this.snapshot = snapshot;
      this.advice = advice;
    }

    @Override
    public Snapshot snapshot() {
      return snapshot;
    }

    @Override
    public List<Assessment> assessments() {
      return page().assessments();
    }

    @Override
    public List<Observation> observations() {
      return page().observations();
    }

    private Page page() {
      return pages.getOrDefault(snapshot, new Page(List.of(), List.of()));
    }

    @Override
    public Review next(Snapshot now) {
      return new Scripted(now, advice);
    }

    @Override
    public Focus focus(Set<String> files, boolean memory) {
      return new Focus(Set.of(), Set.of(), Set.of(), files, true);
    }

    @Override
    public Verification begin(Step step, Command command, Application before, long sentNanos) {
      return Verification.begin(
          step,
          command,
          before,
          History.EMPTY,
          KnownOwner.RULES.of(before.supervisor()),
          sentNanos);
    }

    @Override
    public Outcome judge(Verification sent) {
      return outcomes.size() > 1 ? outcomes.removeFirst() : outcomes.getFirst();
    }

    @Override
    public OwnerQuery owners() {
      return OwnerQuery.NOBODY;
    }

    @Override
    public OwnerFacts ownerFacts() {
      return OwnerFacts.NONE;
    }

    @Override
    public Review knowing(OwnerFacts facts) {
      return this;
    }

    @Override
    public List<ControlSocket> controlSockets() {
      return List.of();
    }

    @Override
    public Review hearing(Map<ProcessId, ControlAnswer> answers) {
      return this;
    }

    @Override
    public List<Relaunch> relaunches() {
      return List.of();
    }

    @Override
    public Optional<LaunchLine> launch(ProcessId master) {
      return Optional.empty();
    }

    @Override
    public Review advised(Advice newest) {
      List<Advice> all = new ArrayList<>(advice);
      all.removeIf(one -> one.getClass() == newest.getClass());
      all.add(newest);
      return new Scripted(snapshot, List.copyOf(all));
    }

    @Override
    public List<Advice> advice() {
      return advice;
    }

    @Override
    public Review dismissing(ProcessId master) {
      return this;
    }

    @Override
    public Review sent(ProcessId master, Signal signal, long nanos) {
      return this;
    }

    @Override
    public Review observing(ProcessId master, WinchEffect effect) {
      return this;
    }

    @Override
    public Memory memory() {
      return Memory.NONE;
    }

    @Override
    public Review remembering(Memory memory) {
      return this;
    }

    @Override
    public OwnerRules rules(Application application) {
      return KnownOwner.RULES.of(application.supervisor());
    }
  }
}

package gunitop.journal;

import gunitop.gunicorn.Departed;
import gunitop.gunicorn.MasterMemory;
import gunitop.gunicorn.Memory;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Finding;
import gunitop.upgrade.Observation;
import gunitop.upgrade.Stage;
import gunitop.upgrade.course.ApplicationTrack;
import gunitop.upgrade.course.FinishedStep;
import gunitop.upgrade.course.PendingStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A course that is under way: what of it has been written, and what is new since. */
final class OpenCourse {
  private final String file;
  private ApplicationTrack track;
  private List<Observation> told;
  private List<Finding> findings = List.of();
  private List<FinishedStep> finished = List.of();
  private Optional<PendingStep> awaited = Optional.empty();
  private Memory memory = Memory.NONE;
  private Optional<Stage> stage = Optional.empty();

  /**
   * One of which nothing has been written yet.
   *
   * @param before the timeline before it began
   */
  OpenCourse(String file, ApplicationTrack track, List<Observation> before) {
    this.file = file;
    this.track = track;
    this.told = before;
  }

  /** The name of its file. */
  String file() {
    return file;
  }

  ApplicationTrack track() {
    return track;
  }

  /** Takes what an earlier run has written for written. */
  OpenCourse knowing(Resumption resumed) {
    told = resumed.written();
    memory = resumed.memory();
    finished = resumed.finished();
    stage = resumed.stage();
    findings = resumed.findings();
    return this;
  }

  /** Whether it is this application's. */
  boolean concerns(Assessment assessment) {
    return track.find(List.of(assessment)).isPresent();
  }

  /** Tells what is new. */
  void after(Moment now, Consumer<Entry> lines) {
    track = track.follow(now.review().assessments());
    Optional<Assessment> found = track.find(now.review().assessments());
    learnt(now, lines);
    steps(now, lines);
    List<Observation> timeline = now.timeline().about(track);
    TimelineChange.entries(told, timeline).forEach(lines);
    told = timeline;
    found.ifPresent(assessment -> judged(assessment, now, lines));
  }

  private void judged(Assessment assessment, Moment now, Consumer<Entry> lines) {
    FindingChange.entries(findings, assessment.findings(), now.time()).forEach(lines);
    findings = assessment.findings();
    if (!stage.equals(Optional.of(assessment.stage()))) {
      stage = Optional.of(assessment.stage());
      lines.accept(StageMembers.entry(assessment, now.time()));
    }
  }

  private void learnt(Moment now, Consumer<Entry> lines) {
    Memory known = now.review().memory().of(track.masters());
    for (MasterMemory one : known.masters()) {
      if (!memory.masters().contains(one)) {
        lines.accept(new Entry(now.time(), Entry.Kind.MASTER, MemoryMembers.of(one)));
      }
    }
    for (Departed one : known.departed()) {
      if (!memory.departed().contains(one)) {
        lines.accept(new Entry(now.time(), Entry.Kind.DEPARTED, MemoryMembers.of(one)));
      }
    }
    memory = known;
  }

  private void steps(Moment now, Consumer<Entry> lines) {
    Optional<PendingStep> pending = now.steps().pending(track);
    List<FinishedStep> ended = now.steps().of(track);
    List<FinishedStep> more = new ArrayList<>();
    for (FinishedStep one : ended) {
      if (finished.stream().noneMatch(earlier -> isSame(earlier, one))) {
        more.add(one);
        lines.accept(new Entry(one.time(), Entry.Kind.FINISHED, StepMembers.of(one)));
      }
    }
    Optional<AwaitedStep> was = awaited.map(AwaitedStep::of);
    Optional<AwaitedStep> is = pending.map(AwaitedStep::of);
    if (is.isPresent() && !is.equals(was)) {
      if (was.filter(before -> isSame(before, is.get())).isEmpty()) {
        lines.accept(new Entry(now.time(), Entry.Kind.AWAITED, is.get().members()));
      }
    } else if (is.isEmpty() && was.isPresent() && more.isEmpty()) {
      lines.accept(
          new Entry(
              now.time(),
              Entry.Kind.DROPPED,
              Members.NONE
                  .with("step", was.get().step().name())
                  .with(CommandMembers.of(was.get().command()))));
    }
    awaited = pending;
    finished = ended;
  }

  /** A step that is only followed to other processes is not written again. */
  private static boolean isSame(AwaitedStep before, AwaitedStep now) {
    return before.command().equals(now.command())
        && before.sentNanos() == now.sentNanos()
        && before.sentAt().equals(now.sentAt());
  }

  private static boolean isSame(FinishedStep earlier, FinishedStep now) {
    return earlier.command().equals(now.command()) && earlier.time().equals(now.time());
  }
}

package gunitop.app;

import gunitop.journal.Courses;
import gunitop.journal.Entry;
import gunitop.journal.Line;
import gunitop.journal.Members;
import gunitop.journal.Moment;
import gunitop.journal.Resumption;
import gunitop.process.CallResult;
import gunitop.process.SendResult;
import gunitop.ui.HeldControls;
import gunitop.ui.Model;
import gunitop.ui.Msg;
import gunitop.ui.program.SendReport;
import gunitop.upgrade.Command;
import gunitop.upgrade.course.ApplicationTrack;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Brings what happens to the model, and what is about to be sent, into the journal. */
final class Recorder {
  /** A disk that takes longer holds up no signal. */
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Courses courses;
  private final Optional<JournalWriter> writer;
  private Optional<Moment> last = Optional.empty();
  private boolean observes;
  private List<Resumption> awaited = List.of();

  /**
   * A recorder.
   *
   * @param writer writes it; empty where no record is kept
   */
  Recorder(Courses courses, Optional<JournalWriter> writer) {
    this.courses = courses;
    this.writer = writer;
  }

  /** One that keeps no record. */
  static Recorder none() {
    return new Recorder(
        new Courses(host -> Members.NONE, (assessment, review) -> Optional.empty()),
        Optional.empty());
  }

  /** Goes on with a course that an earlier run has begun. */
  synchronized void resume(List<Resumption> resumed, Model model) {
    Optional<Moment> now = moment(model);
    observes = isObserver(model);
    for (Resumption one : resumed) {
      if (now.isPresent() && !one.isOver() && records()) {
        add(courses.resuming(one, now.get()));
      }
    }
  }

  /** A run without a screen begins with this. */
  synchronized void begins(Model model) {
    last = moment(model);
    if (records()) {
      last.ifPresent(now -> add(courses.after(now)));
    }
  }

  /** Whether the controls have come to us since: what the other has written comes first. */
  synchronized boolean isBehind(Model model) {
    return writer.isPresent() && observes && awaited.isEmpty() && !isObserver(model);
  }

  private static boolean isObserver(Model model) {
    return model
        .open()
        .application()
        .flatMap(one -> HeldControls.refusal(model, one.application()))
        .isPresent();
  }

  /** Goes on with these once the model knows of them. */
  synchronized void catchUp(List<Resumption> resumed, Model model) {
    if (resumed.isEmpty()) {
      resume(resumed, model);
    }
    awaited = resumed;
  }

  /** A message has made one model of another. */
  synchronized void after(Model before, Msg message, Model after) {
    if (message instanceof Msg.Resumed && !awaited.isEmpty()) {
      resume(awaited, after);
      awaited = List.of();
    }
    Optional<Moment> now = moment(after);
    observes |= isObserver(after);
    if (now.isEmpty() || !records()) {
      return;
    }
    Optional<Members> key = StepKeyPress.of(before, message, after);
    Optional<ApplicationTrack> track = after.open().track().or(() -> before.open().track());
    if (key.isPresent() && track.isPresent()) {
      Entry entry = new Entry(now.get().time(), Entry.Kind.KEY, key.get());
      add(courses.pressed(entry, track.get()));
    }
    if (last.filter(now.get()::tellsTheSame).isEmpty()) {
      add(courses.after(now.get()));
    }
    last = now;
  }

  /**
   * A command is about to be sent: returns once the disk has it, or will not have it soon.
   *
   * @return whether the disk has it
   */
  synchronized boolean sending(Command command, Instant time) {
    if (last.isEmpty() || !records()) {
      return true;
    }
    Moment known = last.get();
    add(
        courses.sending(
            command,
            new Moment(time, known.review(), known.timeline(), known.steps(), known.opened())));
    return writer.map(one -> one.sync(MOST_NANOS)).orElse(true);
  }

  /** What became of a signal. */
  synchronized void result(Command command, SendResult result, Instant time) {
    add(
        courses.result(
            command, SendReport.words(result, command), result instanceof SendResult.Sent, time));
  }

  /** What became of a call. */
  synchronized void result(Command command, CallResult result, Instant time) {
    add(courses.result(command, result.text(), !(result instanceof CallResult.NotRun), time));
  }

  /** Of two programs only the one that holds the controls writes. */
  private boolean records() {
    return writer.isPresent() && !observes;
  }

  private void add(List<Line> lines) {
    writer.ifPresent(one -> one.add(lines));
  }

  private static Optional<Moment> moment(Model model) {
    return model
        .host()
        .review()
        .map(
            review ->
                new Moment(
                    model.host().time(),
                    review,
                    model.messages().timeline(),
                    model.steps(),
                    model.open().track()));
  }
}

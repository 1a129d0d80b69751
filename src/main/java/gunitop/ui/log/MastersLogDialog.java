package gunitop.ui.log;

import gunitop.gunicorn.OwnerFacts;
import gunitop.masterlog.FollowedLogs;
import gunitop.masterlog.LogAnswer;
import gunitop.masterlog.LogQuestion;
import gunitop.masterlog.SeenMembers;
import gunitop.ui.Canvas;
import gunitop.ui.Dialog;
import gunitop.ui.Effect;
import gunitop.ui.Key;
import gunitop.ui.Layer;
import gunitop.ui.Model;
import gunitop.ui.Result;
import gunitop.ui.Scrolling;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Review;
import gunitop.upgrade.course.LogFile;
import java.util.List;
import java.util.Optional;

/**
 * Both masters' logs in the order of time, followed while they grow.
 *
 * @param logs what was read of them
 * @param members whose lines they may be
 * @param files each of them as it stands on disk, for Tab
 * @param isAsked whether an answer is due
 * @param askedNanos when they were asked for, by the monotonic clock
 * @param back by how many lines it is scrolled back from the end
 * @param prompt what is filtered by or sought
 */
public record MastersLogDialog(
    FollowedLogs logs,
    SeenMembers members,
    List<LogFile> files,
    boolean isAsked,
    long askedNanos,
    int back,
    LogPrompt prompt)
    implements Dialog {
  /** How long they are not read again. */
  private static final long RENEWED_NANOS = 1_000_000_000L;

  /** More lines than a page. */
  private static final int FAR = 10_000;

  /** Copies the list. */
  public MastersLogDialog {
    files = List.copyOf(files);
  }

  static MastersLogDialog of(SeenMembers members, List<LogFile> files) {
    return new MastersLogDialog(FollowedLogs.NONE, members, files, false, 0, 0, LogPrompt.NONE);
  }

  /** On the screen; the lines follow. */
  Result show(Model model, Assessment assessment) {
    long nanos = model.host().nanos();
    OwnerFacts owners = model.host().review().map(Review::ownerFacts).orElse(OwnerFacts.NONE);
    return Result.of(
        model.with(new MastersLogDialog(logs, members, files, true, nanos, back, prompt)),
        new Effect.FollowLogs(LogQuestion.of(assessment.application(), owners)));
  }

  /** On the screen again, after another one. */
  Result again(Model model) {
    return model
        .open()
        .application()
        .map(current -> show(model, current))
        .orElseGet(() -> Result.of(model.withoutDialog()));
  }

  /** Its lines as they are shown, the oldest first. */
  List<MergedLine> lines() {
    return MergedLine.of(logs, members, prompt.filter());
  }

  /** With what was read now; what the operator looks at stays where it is. */
  MastersLogDialog after(LogAnswer answer, Model model) {
    List<MergedLine> before = back == 0 ? List.of() : lines();
    MastersLogDialog next = with(logs.after(answer, model.host().time()), members, false);
    if (before.isEmpty()) {
      return next;
    }
    List<MergedLine> now = next.lines();
    int at = now.lastIndexOf(before.get(Math.max(0, before.size() - 1 - back)));
    return at < 0 ? next : next.scrolledBack(now.size() - 1 - at);
  }

  private MastersLogDialog with(FollowedLogs read, SeenMembers seen, boolean asked) {
    return new MastersLogDialog(read, seen, files, asked, askedNanos, back, prompt);
  }

  private MastersLogDialog with(LogPrompt typed) {
    MastersLogDialog next =
        new MastersLogDialog(logs, members, files, isAsked, askedNanos, back, typed);
    return typed.filters() ? next.scrolledBack(0) : next.found(next.back);
  }

  /** The last line at or before this one that has what is sought; the same where none has. */
  private MastersLogDialog found(int from) {
    String sought = prompt.sought();
    List<MergedLine> all = lines();
    for (int i = all.size() - 1 - from; i >= 0 && !sought.isEmpty(); i--) {
      if (all.get(i).contains(sought, members)) {
        return scrolledBack(all.size() - 1 - i);
      }
    }
    return this;
  }

  private MastersLogDialog scrolledBack(int wanted) {
    int most = Math.max(0, lines().size() - 1);
    int lines = Math.max(0, Math.min(wanted, most));
    return new MastersLogDialog(logs, members, files, isAsked, askedNanos, lines, prompt);
  }

  @Override
  public Result press(Model model, Key key, long nanos) {
    if (key.is(Key.Name.F3) && !prompt.sought().isEmpty()) {
      return Result.of(model.with(found(back + 1)));
    }
    if (prompt.isTyping()) {
      Optional<LogPrompt> typed = prompt.pressed(key);
      if (typed.isPresent()) {
        return Result.of(model.with(with(typed.get())));
      }
    }
    Optional<LogPrompt> opened = LogPrompt.openedBy(key);
    if (opened.isPresent()) {
      return Result.of(model.with(with(opened.get())));
    }
    if (key.is(Key.Name.TAB) && !files.isEmpty()) {
      return LogDialog.of(this).show(model);
    }
    if (key.is(Key.Name.ESCAPE) && !prompt.text().isEmpty()) {
      return Result.of(model.with(with(LogPrompt.NONE)));
    }
    return Result.of(scrolled(key).map(model::with).orElse(model.withoutDialog()));
  }

  /** Other texts scroll forward with growing lines, this one with shrinking ones. */
  private Optional<MastersLogDialog> scrolled(Key key) {
    if (key.is(Key.Name.HOME) || key.is(Key.Name.END)) {
      return Optional.of(scrolledBack(key.is(Key.Name.HOME) ? FAR : 0));
    }
    return Scrolling.by(key, FAR).map(line -> scrolledBack(back + FAR - line));
  }

  /** The logs grow while the operator looks, and others may write them by now. */
  @Override
  public Result renewed(Model model) {
    Optional<Assessment> current = model.open().application();
    if (current.isEmpty() || model.host().snapshot().isEmpty()) {
      return Result.of(model);
    }
    SeenMembers seen = members.after(current.get().application(), model.host().snapshot().get());
    List<LogFile> now = LogFile.of(current.get().application());
    MastersLogDialog next =
        new MastersLogDialog(logs, seen, now, isAsked, askedNanos, back, prompt);
    boolean due = !isAsked && model.host().nanos() - askedNanos >= RENEWED_NANOS;
    if (due) {
      return next.show(model, current.get());
    }
    boolean same = seen == members && now.equals(files);
    return Result.of(same ? model : model.with(next));
  }

  @Override
  public void draw(Canvas canvas) {
    MastersLogView.draw(canvas, this);
  }

  @Override
  public Layer layer() {
    return Layer.PAGE;
  }
}

package gunitop.ui.log;

import gunitop.process.Reading;
import gunitop.ui.Canvas;
import gunitop.ui.Dialog;
import gunitop.ui.Effect;
import gunitop.ui.Key;
import gunitop.ui.Layer;
import gunitop.ui.Model;
import gunitop.ui.Result;
import gunitop.ui.Scrolling;
import gunitop.upgrade.course.LogFile;
import java.util.List;

/**
 * The end of a log file, followed while it grows.
 *
 * @param merged all of them as one, which comes after the last of them
 * @param files the logs that can be shown; at least one
 * @param shown which of them is
 * @param lines its last lines, oldest first; not read before they have come
 * @param askedNanos when they were asked for, by the monotonic clock
 * @param back by how many lines it is scrolled back from the end
 */
public record LogDialog(
    MastersLogDialog merged,
    List<LogFile> files,
    int shown,
    Reading<List<String>> lines,
    long askedNanos,
    int back)
    implements Dialog {
  /** How long it is not read again. */
  private static final long RENEWED_NANOS = 1_000_000_000L;

  /** More lines than a page. */
  private static final int FAR = 1000;

  /** Copies the list. */
  public LogDialog {
    files = List.copyOf(files);
  }

  static LogDialog of(MastersLogDialog merged) {
    return new LogDialog(merged, merged.files(), 0, Reading.notRead(), 0, 0);
  }

  /** The log that is shown. */
  LogFile file() {
    return files.get(shown);
  }

  private Result next(Model model) {
    return shown + 1 < files.size()
        ? new LogDialog(merged, files, shown + 1, Reading.notRead(), 0, 0).show(model)
        : merged.again(model);
  }

  LogDialog with(Reading<List<String>> text) {
    return new LogDialog(merged, files, shown, text, askedNanos, back);
  }

  /** On the screen; its lines follow. */
  Result show(Model model) {
    LogDialog asked = new LogDialog(merged, files, shown, lines, model.host().nanos(), back);
    return Result.of(model.with(asked), new Effect.ReadLog(file()));
  }

  @Override
  public Result press(Model model, Key key, long nanos) {
    if (key.is(Key.Name.TAB)) {
      return next(model);
    }
    if (key.is(Key.Name.HOME)) {
      return Result.of(model.with(scrolledBack(Integer.MAX_VALUE)));
    }
    if (key.is(Key.Name.END)) {
      return Result.of(model.with(scrolledBack(0)));
    }
    // Other texts scroll forward with growing lines, this one with shrinking ones.
    return Result.of(
        Scrolling.by(key, FAR)
            .map(line -> model.with(scrolledBack(back + FAR - line)))
            .orElse(model.withoutDialog()));
  }

  private LogDialog scrolledBack(int wanted) {
    int most = Math.max(0, lines.orElse(List.of()).size() - 1);
    return new LogDialog(
        merged, files, shown, lines, askedNanos, Math.max(0, Math.min(wanted, most)));
  }

  /** It grows while the operator looks. */
  @Override
  public Result renewed(Model model) {
    return model.host().nanos() - askedNanos >= RENEWED_NANOS ? show(model) : Result.of(model);
  }

  @Override
  public void draw(Canvas canvas) {
    LogView.draw(canvas, this);
  }

  @Override
  public Layer layer() {
    return Layer.PAGE;
  }
}

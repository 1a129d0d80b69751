package gunitop.ui;

import gunitop.ui.Update.Result;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Step;
import java.util.List;
import java.util.Optional;

/** When a log is read: on the operator's request, and when a USR2 has failed. */
final class LogReading {
  /** How long an open log is not read again. */
  private static final long RENEWED_NANOS = 1_000_000_000L;

  private LogReading() {}

  /** Opens the logs of the application on the screen. */
  static Result open(Model model) {
    Optional<Assessment> current = model.upgrade().current();
    if (current.isEmpty()) {
      return Result.of(model);
    }
    List<LogFile> files = LogFile.of(current.get().application());
    if (files.isEmpty()) {
      boolean readable =
          current.get().application().generations().stream()
              .anyMatch(generation -> generation.master().process().files().isKnown());
      return Result.of(
          model.mentioning(
              readable
                  ? "The masters have no log file open: their log goes to a terminal or a pipe"
                  : "Which files the masters have open cannot be read by you"));
    }
    return show(model, Dialog.Log.of(files));
  }

  /** With this log on the screen; its lines follow. */
  static Result show(Model model, Dialog.Log log) {
    Dialog.Log asked = log.askedAt(model.sight().nanos());
    return Result.of(model.with(asked), asked.file().effect());
  }

  /** An open log grows while the operator looks. */
  static Result renewed(Model model) {
    return model.dialog().orElse(null) instanceof Dialog.Log log
            && model.sight().nanos() - log.askedNanos() >= RENEWED_NANOS
        ? show(model, log)
        : Result.of(model);
  }

  /** A step has failed: what the log tells of a USR2 is shown without a key. */
  static Result failed(Model model, Landing landing, Optional<Assessment> assessment) {
    List<LogFile> files =
        assessment.map(Assessment::application).map(LogFile::of).orElse(List.of());
    if (landing.held() || landing.step() != Step.USR2 || files.isEmpty()) {
      return Result.of(model);
    }
    Effect.ReadLog asked = files.get(0).effect();
    Landing asking = landing.with(new FailureLog(asked, gunitop.process.Reading.notRead()));
    return Result.of(model.with(model.steps().replacing(landing, asking)), asked);
  }

  /** The lines have come. */
  static Model read(Model model, Msg.LogRead message) {
    Model next = model.with(model.steps().reading(message));
    return next.dialog().orElse(null) instanceof Dialog.Log log
            && log.file().effect().equals(message.asked())
        ? next.with(log.with(message.lines()))
        : next;
  }
}

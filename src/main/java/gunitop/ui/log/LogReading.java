package gunitop.ui.log;

import gunitop.ui.Effect;
import gunitop.ui.Model;
import gunitop.ui.Msg;
import gunitop.ui.Result;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Step;
import gunitop.upgrade.course.ApplicationTrack;
import gunitop.upgrade.course.FailureLog;
import gunitop.upgrade.course.FinishedStep;
import gunitop.upgrade.course.LogFile;
import gunitop.upgrade.course.PendingStep;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When a log is read: on the operator's request, and when a USR2 has failed. */
public final class LogReading {
  /** So many logs of an application at most. */
  private static final int MOST = 6;

  private LogReading() {}

  /** Opens the logs of the application on the screen. */
  public static Result open(Model model) {
    Optional<Assessment> current = model.open().application();
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
    return LogDialog.of(tellingFirst(files, model, current.get())).show(model);
  }

  /** The log that told of the last failure comes first. */
  private static List<LogFile> tellingFirst(
      List<LogFile> files, Model model, Assessment assessment) {
    Optional<String> telling =
        model
            .steps()
            .lastFinished(ApplicationTrack.of(assessment.application()))
            .flatMap(FinishedStep::log)
            .flatMap(FailureLog::telling)
            .map(FailureLog.Excerpt::path);
    return files.stream()
        .sorted(Comparator.comparing(file -> !telling.equals(Optional.of(file.path()))))
        .toList();
  }

  /** Reads the logs as a USR2 is sent: what they tell later is told by what has been added. */
  public static List<Effect> before(Step step, Optional<Assessment> assessment) {
    return step == Step.USR2 ? reads(files(assessment)) : List.of();
  }

  private static List<Effect> reads(List<LogFile> files) {
    return files.stream().<Effect>map(Effect.ReadLog::new).toList();
  }

  private static List<LogFile> files(Optional<Assessment> assessment) {
    return assessment.map(Assessment::application).map(LogFile::of).orElse(List.of()).stream()
        .limit(MOST)
        .toList();
  }

  /** A step has failed: what the logs tell of a USR2 is shown without a key. */
  public static Result failed(
      Model model,
      PendingStep pendingStep,
      FinishedStep finishedStep,
      Optional<Assessment> assessment) {
    List<LogFile> asked = files(assessment);
    if (finishedStep.held() || finishedStep.step() != Step.USR2 || asked.isEmpty()) {
      return Result.of(model);
    }
    FinishedStep asking =
        finishedStep.with(new FailureLog(asked, pendingStep.logsBefore(), Map.of()));
    return new Result(model.with(model.steps().replacing(finishedStep, asking)), reads(asked));
  }

  /** The lines have come. */
  public static Model read(Model model, Msg.LogRead message) {
    Model next = model.with(model.steps().reading(message.asked().file(), message.lines()));
    return next.dialog().orElse(null) instanceof LogDialog log
            && log.file().equals(message.asked().file())
        ? next.with(log.with(message.lines()))
        : next;
  }
}

package gunitop.ui.log;

import gunitop.ui.Dialog;
import gunitop.ui.Effect;
import gunitop.ui.Model;
import gunitop.ui.Msg;
import gunitop.ui.Result;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Step;
import gunitop.upgrade.course.ApplicationTrack;
import gunitop.upgrade.course.FinishedStep;
import gunitop.upgrade.course.PendingStep;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When a log is read: on the operator's request, and when a USR2 has failed. */
public final class LogReading {
  /** How long an open log is not read again. */
  private static final long RENEWED_NANOS = 1_000_000_000L;

  /** So many logs of an application at most. */
  private static final int MOST = 6;

  private LogReading() {}

  /** Opens the logs of the application on the screen. */
  public static Result open(Model model) {
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
    return show(model, Dialog.Log.of(tellingFirst(files, model, current.get())));
  }

  /** The log that told of the last failure comes first. */
  private static List<LogFile> tellingFirst(
      List<LogFile> files, Model model, Assessment assessment) {
    Optional<String> telling =
        model
            .steps()
            .lastLanding(ApplicationTrack.of(assessment.application()))
            .flatMap(FinishedStep::log)
            .flatMap(FailureLog::telling)
            .map(FailureLog.Excerpt::path);
    return files.stream()
        .sorted(Comparator.comparing(file -> !telling.equals(Optional.of(file.path()))))
        .toList();
  }

  /** With this log on the screen; its lines follow. */
  public static Result show(Model model, Dialog.Log log) {
    Dialog.Log asked = log.askedAt(model.sight().nanos());
    return Result.of(model.with(asked), asked.file().effect());
  }

  /** An open log grows while the operator looks. */
  public static Result renewed(Model model) {
    return model.dialog().orElse(null) instanceof Dialog.Log log
            && model.sight().nanos() - log.askedNanos() >= RENEWED_NANOS
        ? show(model, log)
        : Result.of(model);
  }

  /** Reads the logs as a USR2 is sent: what they tell later is told by what has been added. */
  public static List<Effect> before(Step step, Optional<Assessment> assessment) {
    return step == Step.USR2 ? List.copyOf(reads(assessment)) : List.of();
  }

  private static List<Effect.ReadLog> reads(Optional<Assessment> assessment) {
    return assessment.map(Assessment::application).map(LogFile::of).orElse(List.of()).stream()
        .limit(MOST)
        .map(LogFile::effect)
        .toList();
  }

  /** A step has failed: what the logs tell of a USR2 is shown without a key. */
  public static Result failed(
      Model model, PendingStep flight, FinishedStep landing, Optional<Assessment> assessment) {
    List<Effect.ReadLog> asked = reads(assessment);
    if (landing.held() || landing.step() != Step.USR2 || asked.isEmpty()) {
      return Result.of(model);
    }
    FinishedStep asking = landing.with(new FailureLog(asked, flight.logsBefore(), Map.of()));
    return Result.of(
        model.with(model.steps().replacing(landing, asking)), asked.toArray(Effect[]::new));
  }

  /** The lines have come. */
  public static Model read(Model model, Msg.LogRead message) {
    Model next = model.with(model.steps().reading(message));
    return next.dialog().orElse(null) instanceof Dialog.Log log
            && log.file().effect().equals(message.asked())
        ? next.with(log.with(message.lines()))
        : next;
  }
}

package gunitop.ui.log;

import gunitop.gunicorn.Application;
import gunitop.masterlog.SeenMembers;
import gunitop.process.Snapshot;
import gunitop.ui.Effect;
import gunitop.ui.Model;
import gunitop.ui.Msg;
import gunitop.ui.Result;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Step;
import gunitop.upgrade.course.FailureLog;
import gunitop.upgrade.course.FinishedStep;
import gunitop.upgrade.course.LogFile;
import gunitop.upgrade.course.PendingStep;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When a log is read: on the operator's request, and when a USR2 has failed. */
public final class LogReading {
  /** So many logs of an application at most. */
  private static final int MOST = 6;

  private LogReading() {}

  /**
   * Opens the logs of the application on the screen.
   *
   * @param members whose lines they may be
   */
  public static Result open(Model model, SeenMembers members) {
    Optional<Assessment> current = model.open().application();
    Optional<Snapshot> snapshot = model.host().snapshot();
    if (current.isEmpty() || snapshot.isEmpty()) {
      return Result.of(model);
    }
    Application application = current.get().application();
    SeenMembers all = members.after(application, snapshot.get());
    return MastersLogDialog.of(all, LogFile.of(application)).show(model, current.get());
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

  /** The masters' lines have come. */
  public static Model followed(Model model, Msg.LogsFollowed message) {
    return model.dialog().orElse(null) instanceof MastersLogDialog log
        ? model.with(log.after(message.answer(), model))
        : model;
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

package gunitop.ui.program;

import gunitop.process.CallResult;
import gunitop.ui.Model;
import gunitop.ui.Msg;
import gunitop.ui.Result;
import gunitop.upgrade.Command;
import gunitop.upgrade.Observation;
import gunitop.upgrade.course.ApplicationTrack;
import gunitop.upgrade.course.FinishedStep;
import gunitop.upgrade.course.PendingStep;
import java.util.Optional;

/** A call that a step has made: that it has begun, and what came of it. */
public final class CallReport {
  private CallReport() {}

  /** It has begun. */
  static Result started(Model model, Msg.CallStarted start) {
    Command command = start.command();
    Model now =
        SendReport.dismissing(model.with(model.host().at(start.time(), start.nanos())), command);
    ApplicationTrack track =
        now.steps()
            .unsent(command)
            .map(PendingStep::track)
            .orElseGet(() -> SendReport.track(now, command));
    return SendReport.sent(now, command, command.text(), track);
  }

  /** Its answer is here. */
  public static Result reported(Model model, Msg.CallReported report) {
    Model now = model.with(model.host().at(report.time(), report.nanos()));
    String text = report.command().brief() + ": " + report.result().text();
    Optional<PendingStep> pendingStep =
        now.steps().pending().stream()
            .filter(one -> one.command().equals(report.command()))
            .findFirst();
    // Its effect may have been seen, and its target be gone, before its answer is here.
    ApplicationTrack track =
        pendingStep
            .map(PendingStep::track)
            .or(() -> now.steps().finished(report.command()).map(FinishedStep::track))
            .orElseGet(() -> SendReport.track(now, report.command()));
    // One that came too late may have had its effect: that is seen, not told.
    boolean failed =
        !report.result().isSuccess() && !(report.result() instanceof CallResult.TimedOut);
    Observation.Source source = failed ? Observation.Source.FAILED : Observation.Source.SEEN;
    Model told = now.with(now.messages().with(report.time(), source, text, track));
    if (!failed) {
      return Result.of(told);
    }
    Model noted = told.mentioning(text);
    return Result.of(pendingStep.map(one -> noted.with(noted.steps().without(one))).orElse(noted));
  }
}

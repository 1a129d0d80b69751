package gunitop.ui.program;

import gunitop.process.SendResult;
import gunitop.ui.Messages;
import gunitop.ui.Model;
import gunitop.ui.Msg;
import gunitop.ui.Result;
import gunitop.upgrade.Command;
import gunitop.upgrade.Observation;
import gunitop.upgrade.course.ApplicationTrack;
import gunitop.upgrade.course.PendingStep;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What became of a signal that was handed over. */
public final class SendReport {
  private SendReport() {}

  public static Result reported(Model model, Msg.SignalReported report) {
    Model now = knowing(model.with(model.host().at(report.time(), report.nanos())), report);
    Command command = report.command();
    Optional<PendingStep> pendingStep = now.steps().unsent(command);
    ApplicationTrack track =
        pendingStep.map(PendingStep::track).orElseGet(() -> track(now, command));
    if (report.result() instanceof SendResult.Sent sent) {
      Model told =
          pendingStep.isPresent()
              ? now
              : now.with(now.steps().sending(command, track, report.nanos()));
      return sent(told, command, command.text() + how(sent), track);
    }
    String text = command.text() + " was not sent: " + reason(report.result(), command);
    Messages messages =
        now.messages()
            .with(report.time(), Observation.Source.FAILED, text, track)
            .mentioning(text, report.nanos());
    Model told = now.with(messages).stopped();
    return Result.of(pendingStep.map(f -> told.with(told.steps().without(f))).orElse(told));
  }

  /** A command has left: told in the timeline, and its step is waited for from now on. */
  static Result sent(Model model, Command command, String text, ApplicationTrack track) {
    Instant time = model.host().time();
    Model told = model.with(model.messages().with(time, Observation.Source.YOU, text, track));
    return Result.of(
        told.steps()
            .unsent(command)
            .map(step -> told.with(told.steps().replacing(step, step.sentAt(time))))
            .orElseGet(() -> told.mentioning(command.text() + " was sent")));
  }

  /** What is not as it should be about a signal that was sent. */
  private static String how(SendResult.Sent sent) {
    String way = sent.pinned() ? "" : ", by PID alone: the kernel refuses pidfds";
    return sent.unread().isEmpty() ? way : way + "; not compared: " + sent.unread();
  }

  /** The application of a target that no step was meant for; the target alone where it has none. */
  static ApplicationTrack track(Model model, Command command) {
    return model
        .host()
        .application(command.target())
        .map(assessment -> ApplicationTrack.of(assessment.application()))
        .orElse(new ApplicationTrack("", Set.of(command.target()), Set.of()));
  }

  /**
   * What our own signal explains: a master that is gone, workers that are about to go, a count that
   * is its configuration's again.
   */
  private static Model knowing(Model model, Msg.SignalReported report) {
    Command command = report.command();
    if (!(report.result() instanceof SendResult.Sent)) {
      return model;
    }
    Model told =
        command
            .signal()
            .map(
                signal ->
                    model
                        .host()
                        .knowing(review -> review.sent(command.target(), signal, report.nanos())))
            .map(model::with)
            .orElse(model);
    return dismissing(told, command);
  }

  /** With the target known to have been told to go, where the command does so. */
  static Model dismissing(Model model, Command command) {
    return command.act().endsTarget()
        ? model.with(model.host().knowing(review -> review.dismissing(command.target())))
        : model;
  }

  /** The same in a few words that stand alone. */
  public static String words(SendResult result, Command command) {
    return result instanceof SendResult.Sent sent
        ? "sent" + how(sent)
        : "not sent: " + reason(result, command);
  }

  private static String reason(SendResult result, Command command) {
    int pid = command.target().pid();
    if (result instanceof SendResult.Gone) {
      return "process " + pid + " has exited";
    }
    if (result instanceof SendResult.Replaced) {
      return "PID " + pid + " belongs to another process now";
    }
    if (result instanceof SendResult.Denied denied) {
      return "not permitted: "
          + pid
          + " belongs to "
          + denied.owner().name()
          + ", you are "
          + denied.viewer().name();
    }
    return result instanceof SendResult.Refused refused ? refused.reason() : "unknown";
  }
}

package gunitop.app;

import gunitop.process.Printable;
import gunitop.report.StepJson;
import gunitop.ui.Model;
import gunitop.ui.command.EventLine;
import gunitop.ui.upgrade.UpgradeState;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Command;
import gunitop.upgrade.Observation;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import gunitop.upgrade.course.Course;
import gunitop.upgrade.course.FailureLog;
import gunitop.upgrade.course.FinishedStep;
import gunitop.upgrade.course.PendingStep;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Prints what happens from a step's sending on, until it has held, failed or taken too long. */
final class StepFollower implements ScreenlessSession.Follower {
  /** What a log tells of a failure may come so much later. */
  private static final long LOG_NANOS = 2_000_000_000L;

  /** For a step that nothing is known of yet; the screen's own deadline takes its place. */
  private static final double UNKNOWN_SECONDS = 30;

  private final Instant begun;
  private final Step step;
  private final Command command;
  private final OptionalInt seconds;
  private final Supplier<Optional<String>> signals;
  private final boolean json;
  private final Lines lines;
  private final TimelineReader timeline = new TimelineReader();
  private boolean sent;
  private String failure = "";

  /**
   * A follower.
   *
   * @param before the model before it was sent, which knows of earlier runs
   * @param command what is sent
   * @param request the step, and how long it is waited for
   * @param signals the first signal that asks for the end of the waiting
   */
  StepFollower(
      Model before,
      Command command,
      CommandRequest request,
      Supplier<Optional<String>> signals,
      boolean json,
      Lines lines) {
    this.begun = before.host().time();
    timeline.skip(before.messages().timeline().entries());
    this.step = request.step().orElseThrow();
    this.command = command;
    this.seconds = request.seconds();
    this.signals = signals;
    this.json = json;
    this.lines = lines;
  }

  @Override
  public OptionalInt after(Model model) {
    // An earlier run may have sent the same, as each TTOU is.
    Optional<FinishedStep> finished =
        model.steps().finished(command).filter(one -> !one.sent().isBefore(begun));
    if (finished.isPresent()) {
      tell(model, true);
      return ended(model, finished.get());
    }
    Optional<PendingStep> pending =
        model.steps().pending().stream().filter(one -> one.command().equals(command)).findFirst();
    if (pending.isEmpty()) {
      tell(model, true);
      return sent
          ? result(model, "failed", ExitCode.FAILED, failure)
          : result(model, "refused", ExitCode.REFUSED, failure);
    }
    sent |= pending.get().sentAt().isPresent();
    if (sent) {
      // What follows from it may be seen before it is reported.
      tell(model, false);
    }
    return signals
        .get()
        .map(name -> leave(model, EndSignals.exitCode(name), "ended by SIG" + name))
        .or(() -> gone(model))
        .orElseGet(() -> late(model, pending.get()));
  }

  private void tell(Model model, boolean all) {
    List<Observation> entries =
        UpgradeState.of(model).track().map(model.messages().timeline()::about).orElse(List.of());
    for (Observation event : timeline.news(entries, all, model.host().nanos())) {
      if (event.source() == Observation.Source.FAILED) {
        failure = event.text();
      }
      lines.print(
          json
              ? StepJson.event(event)
              : EventLine.of(event, model.options().zone()) + System.lineSeparator());
    }
  }

  private OptionalInt ended(Model model, FinishedStep finished) {
    if (finished.held()) {
      more(model).ifPresent(text -> say(model, text));
      return result(model, "held", ExitCode.FINE, more(model).orElse(finished.text()));
    }
    long since = finished.time().until(model.host().time(), ChronoUnit.NANOS);
    if (finished.log().filter(log -> !log.isWhole()).isPresent() && since < LOG_NANOS) {
      return OptionalInt.empty();
    }
    finished.log().flatMap(FailureLog::telling).ifPresent(excerpt -> say(model, excerpt));
    return result(model, "failed", ExitCode.FAILED, finished.text());
  }

  private void say(Model model, FailureLog.Excerpt excerpt) {
    say(model, excerpt.path() + ":");
    excerpt.lines().forEach(line -> say(model, "  " + line));
  }

  private void say(Model model, String text) {
    Observation note =
        new Observation(timeline.time(model.host().time()), Observation.Source.NOTE, text);
    lines.print(
        json
            ? StepJson.event(note)
            : EventLine.of(note, model.options().zone()) + System.lineSeparator());
  }

  /** What is left of a revert after a step of it. */
  private Optional<String> more(Model model) {
    Optional<Assessment> now = UpgradeState.of(model).application();
    if (step != Step.REVERT || now.isEmpty()) {
      return Optional.empty();
    }
    if (Course.of(now.get(), model.steps()).halfReverted()) {
      return Optional.of("REVERT 1 of 2 done; run it again");
    }
    StepOffer next = now.get().offer(Step.REVERT);
    boolean isLeft =
        now.get().application().newGeneration().isPresent()
            || !now.get().application().strays().isEmpty();
    return isLeft && next.canBeSent()
        ? Optional.of("REVERT is not over, next " + next.command().get().text() + "; run it again")
        : Optional.empty();
  }

  private Optional<OptionalInt> gone(Model model) {
    return lines.isReaderGone()
        ? Optional.of(leave(model, ExitCode.NOT_SEEN, "its output is read no more"))
        : Optional.empty();
  }

  private OptionalInt late(Model model, PendingStep pending) {
    Optional<Outcome.Pending> seen = pending.pending();
    double limit =
        seconds.isPresent()
            ? seconds.getAsInt()
            : seen.map(Outcome.Pending::deadlineSeconds).orElse(UNKNOWN_SECONDS);
    double elapsed = (model.host().nanos() - pending.verification().sentNanos()) / 1e9;
    if (elapsed <= limit) {
      return OptionalInt.empty();
    }
    String awaited = seen.map(one -> ", still waiting for: " + awaited(one)).orElse("");
    return leave(
        model, ExitCode.NOT_SEEN, "not seen to hold within " + Math.round(limit) + " s" + awaited);
  }

  private static String awaited(Outcome.Pending pending) {
    return pending.total() == 0
        ? pending.awaited()
        : pending.awaited() + " (" + pending.done() + " of " + pending.total() + ")";
  }

  /** The waiting ends, the upgrade does not. */
  private OptionalInt leave(Model model, int exitCode, String why) {
    String state =
        UpgradeState.of(model)
            .application()
            .map(now -> now.stage() + ", " + now.judgement().reason())
            .orElse("no process of the application is left");
    tell(model, true);
    String act = sent ? " was sent and goes on" : " is not known to have been sent";
    String text = step + act + "; " + why + ". " + state;
    System.err.println("gunitop: " + Printable.of(text));
    return result(model, "pending", exitCode, text);
  }

  private OptionalInt result(Model model, String result, int exitCode, String text) {
    if (json) {
      lines.print(
          StepJson.result(
              model.host().time(),
              step,
              result,
              exitCode,
              UpgradeState.of(model).application(),
              text));
    }
    return OptionalInt.of(exitCode);
  }
}

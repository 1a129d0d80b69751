package gunitop.app;

import gunitop.probe.ProbeUrl;
import gunitop.process.Printable;
import gunitop.report.StepJson;
import gunitop.ui.Model;
import gunitop.ui.command.StepAnswer;
import gunitop.ui.command.StepRequest;
import gunitop.ui.program.SignalRelease;
import gunitop.ui.upgrade.UpgradeState;
import gunitop.upgrade.Review;
import gunitop.upgrade.Step;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code gunitop step}: one step of an upgrade or of its revert, offered, asked about, sent and
 * seen to hold by the same rules as on the upgrade screen.
 */
final class Stepping {
  private final HostAccess world;
  private final ScreenlessSession session;
  private final boolean json;
  private final Optional<ProbeUrl> probe;

  Stepping(
      HostAccess world,
      boolean readOnly,
      boolean json,
      JournalChoice journal,
      Optional<ProbeUrl> probe) {
    this.probe = probe;
    this.world = world;
    this.session = new ScreenlessSession(world, readOnly, journal);
    this.json = json;
  }

  /** Sends it and waits; returns the exit code. */
  int run(CommandRequest request, OptionalInt pid) {
    EndSignals signals = EndSignals.listen(session::wake);
    Review review = session.look();
    OneApplication one = OneApplication.of(pid, review);
    if (probe.isPresent() && one.found().isPresent()) {
      review = session.probed(review, probe.get(), one.found().get());
      one = OneApplication.of(pid, review);
    }
    if (one.found().isEmpty()) {
      Target.Refused refusal = one.refusal().orElseThrow();
      System.err.println("gunitop: " + refusal.line());
      return refusal.exitCode();
    }
    Step step = request.step().orElseThrow();
    Model model = session.model(review, one.found());
    StepAnswer answer = new StepRequest(step, request.yes(), request.word()).answer(model);
    return answer.accept(
        new StepAnswer.Handler<>() {
          @Override
          public Integer refused(StepAnswer.Refused refused) {
            return unsent(model, step, "refused", ExitCode.REFUSED, refused.reason());
          }

          @Override
          public Integer asks(StepAnswer.Asks asks) {
            String question =
                String.join("\n  ", asks.lines().stream().map(Printable::of).toList());
            String text = step + " is not sent: it wants " + asks.option();
            System.err.println("gunitop: " + text + ":\n  " + question);
            return told(model, step, "unconfirmed", ExitCode.UNCONFIRMED, text);
          }

          @Override
          public Integer sends(StepAnswer.Sends sends) {
            return sent(model, sends, request, signals);
          }
        });
  }

  private int sent(
      Model model, StepAnswer.Sends sends, CommandRequest request, EndSignals signals) {
    Optional<String> ended = signals.come();
    Step step = request.step().orElseThrow();
    if (ended.isPresent()) {
      String text = step + " was not sent: ended by SIG" + ended.get();
      return unsent(model, step, "ended", EndSignals.exitCode(ended.get()), text);
    }
    Optional<String> held = session.refusal(sends.offered().command().target());
    if (held.isPresent()) {
      String text = step + " is not sent: " + held.get();
      return unsent(model, step, "refused", ExitCode.HELD_BY_OTHERS, text);
    }
    return session.run(
        SignalRelease.release(model, sends.offered()),
        new StepFollower(
            model, sends.offered().command(), request, signals::come, json, Lines.STANDARD));
  }

  private int unsent(Model model, Step step, String result, int exitCode, String reason) {
    System.err.println("gunitop: " + Printable.of(reason));
    return told(model, step, result, exitCode, reason);
  }

  private int told(Model model, Step step, String result, int exitCode, String text) {
    if (json) {
      StandardOutput.print(
          StepJson.result(
              world.clock().time(),
              step,
              result,
              exitCode,
              UpgradeState.of(model).application(),
              text));
    }
    return exitCode;
  }
}

package gunitop.app;

import gunitop.gunicorn.Relaunch;
import gunitop.holdings.HoldingsQuestion;
import gunitop.probe.ProbeQuestion;
import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import gunitop.release.CodeQuestion;
import gunitop.ui.Model;
import gunitop.ui.Msg;
import gunitop.ui.preflight.ChecksDialog;
import gunitop.ui.program.InView;
import gunitop.upgrade.Advice;
import java.util.List;
import java.util.function.Consumer;

/** What is read and asked beside the snapshots, each on a thread and a clock of its own. */
final class Inquiries implements AutoCloseable {
  private final OwnersLoop owners;
  private final ControlLoop control;
  private final CodeLoop code;
  private final PreflightLoop preflight;
  private final AdviceLoop<HoldingsQuestion> holdings;
  private final AdviceLoop<ProcessId> waits;
  private final AdviceLoop<ProbeQuestion> probe;

  /**
   * Nothing is asked before {@link #start}.
   *
   * @param receiver gets what is answered
   * @param before what the thread that asks owners does first
   */
  Inquiries(Background background, HostAccess world, Consumer<Msg> receiver, Runnable before) {
    Consumer<Advice> advised = advice -> receiver.accept(new Msg.Advised(advice));
    owners =
        new OwnersLoop(
            background,
            world.owners(),
            world.clock(),
            facts -> receiver.accept(new Msg.OwnersAnswered(facts)),
            before);
    control =
        new ControlLoop(
            background,
            world.masters(),
            world.clock(),
            answers -> receiver.accept(new Msg.MastersAnswered(answers)));
    code = new CodeLoop(background, world.disk(), world.clock(), advised::accept);
    preflight = new PreflightLoop(background, world.preflight(), world.clock(), advised::accept);
    holdings = HoldingsLoops.holdings(background, world, advised);
    waits = HoldingsLoops.waits(background, world, advised);
    probe = ProbeLoop.of(background, world, advised);
  }

  void start() {
    owners.start();
    control.start();
    code.start();
    preflight.start();
    holdings.start();
    waits.start();
    probe.start();
  }

  /** What is on the screen of this model. */
  void watch(Model model) {
    watch(model, model.relaunches(), model.codeQuestions());
  }

  /** The same, with more of what a USR2 would start, and of the code on disk, than is shown. */
  void watch(Model model, List<Relaunch> relaunches, List<CodeQuestion> questions) {
    owners.watch(model.owners(), !model.steps().pending().isEmpty());
    control.watch(model.controlSockets());
    code.watch(questions);
    Snapshot snapshot = model.host().snapshot().orElse(null);
    preflight.watch(relaunches, snapshot, model.dialog().orElse(null) instanceof ChecksDialog);
    holdings.watch(InView.holdings(model));
    waits.watch(InView.waits(model));
    probe.watch(InView.probes(model));
  }

  @Override
  public void close() {
    owners.close();
    control.close();
    code.close();
    preflight.close();
    holdings.close();
    waits.close();
    probe.close();
  }
}

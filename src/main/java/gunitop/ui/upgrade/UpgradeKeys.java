package gunitop.ui.upgrade;

import gunitop.process.ProcessId;
import gunitop.ui.Intent;
import gunitop.ui.Model;
import gunitop.ui.Result;
import gunitop.ui.Screen;
import gunitop.ui.dialog.DetailDialog;
import gunitop.ui.dialog.SignalTarget;
import gunitop.ui.log.LogReading;
import gunitop.ui.preflight.ChecksDialog;
import java.util.Optional;

/** What the keys of the upgrade screen do. */
final class UpgradeKeys {
  private static final int SCROLL = 3;

  /** More lines than any pane has. */
  private static final int FAR = 1_000_000;

  private UpgradeKeys() {}

  static Result act(Model model, Intent intent, long nanos) {
    if (intent.step().isPresent()) {
      return StepKeys.press(model, intent, intent.step().get(), nanos);
    }
    if (intent == Intent.PREFLIGHT) {
      return Result.of(ChecksDialog.open(model));
    }
    if (intent == Intent.TAKE_OVER) {
      return Result.of(TakeoverDialog.open(model));
    }
    return intent == Intent.LOGS
        ? LogReading.open(model, UpgradeState.of(model).members())
        : Result.of(act(model, intent));
  }

  private static Model act(Model model, Intent intent) {
    UpgradeState upgrade = UpgradeState.of(model);
    return switch (intent) {
      case UP -> model.with(upgrade.moved(-1));
      case DOWN -> model.with(upgrade.moved(1));
      case FIRST -> model.with(upgrade.moved(-FAR));
      case LAST -> model.with(upgrade.moved(FAR));
      case OTHER_PANE -> otherPane(model);
      case PAGE_UP -> scrolled(model, SCROLL);
      case PAGE_DOWN -> scrolled(model, -SCROLL);
      case PROBE -> ProbeLine.toggled(model);
      case BACK -> model.opening(Screen.TREE, upgrade.selected()).orElse(model);
      case OPEN ->
          selected(model)
              .map(id -> detail(model, id))
              .orElseGet(() -> model.mentioning("No process is selected"));
      case SIGNAL_MENU ->
          selected(model)
              .map(id -> SignalTarget.menu(model, id))
              .orElseGet(() -> model.noting("No signal is sent: the selected process has exited"));
      default -> model;
    };
  }

  private static Model otherPane(Model model) {
    boolean two =
        UpgradeState.of(model)
            .last()
            .filter(one -> one.application().newGeneration().isPresent())
            .isPresent();
    return two
        ? model.with(UpgradeState.of(model).inOtherPane())
        : model.mentioning("There is no other generation to go to");
  }

  private static Optional<ProcessId> selected(Model model) {
    return UpgradeState.of(model).selected();
  }

  private static Model detail(Model model, ProcessId id) {
    return model.with(DetailDialog.of(id));
  }

  /** With the timeline scrolled back by so many entries. */
  static Model scrolled(Model model, int entries) {
    int all =
        UpgradeState.of(model)
            .track()
            .map(track -> model.messages().timeline().about(track).size())
            .orElse(0);
    int most = Math.max(0, all - 1);
    int wanted = Math.min(most, UpgradeState.of(model).scroll() + entries);
    return model.with(UpgradeState.of(model).scrolledTo(wanted));
  }
}

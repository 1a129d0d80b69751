package gunitop.ui.preflight;

import gunitop.gunicorn.Relaunch;
import gunitop.preflight.ConfigurationPlan;
import gunitop.preflight.ConfigurationResult;
import gunitop.process.Snapshot;
import gunitop.ui.Canvas;
import gunitop.ui.Dialog;
import gunitop.ui.Effect;
import gunitop.ui.Key;
import gunitop.ui.Layer;
import gunitop.ui.Model;
import gunitop.ui.Msg;
import gunitop.ui.Result;
import gunitop.ui.Scrolling;
import java.util.List;
import java.util.Optional;

/**
 * The checks before a USR2, and Gunicorn's own one of its configuration.
 *
 * @param scroll by how many lines it is scrolled down
 * @param trial how far that one is
 * @param plan what {@code c} would run, once it was pressed
 * @param result what it came to, once it has ended
 */
public record ChecksDialog(
    int scroll, Trial trial, Optional<ConfigurationPlan> plan, Optional<ConfigurationResult> result)
    implements Dialog {

  /** How far Gunicorn's own check is. */
  enum Trial {
    NONE,
    /** It waits for a {@code y}. */
    ASKED,
    RUNNING,
    /** It has ended, or cannot be run from here. */
    ENDED
  }

  private static final ChecksDialog OPENED =
      new ChecksDialog(0, Trial.NONE, Optional.empty(), Optional.empty());

  /** Opens it for the application on the upgrade screen. */
  public static Model open(Model model) {
    return model.relaunches().isEmpty()
        ? model.mentioning("There is no USR2 to check for: a NEW master is there, or OLD stops")
        : model.with(OPENED);
  }

  /** Gunicorn's own check has ended: told here, or in a note where this was closed meanwhile. */
  public static Model checked(Model model, Msg.ConfigurationChecked message) {
    if (model.dialog().orElse(null) instanceof ChecksDialog open && open.awaits(message)) {
      return model.with(new ChecksDialog(0, Trial.ENDED, open.plan, Optional.of(message.result())));
    }
    return model.noting("Gunicorn's check of its configuration: " + message.result().sentence());
  }

  private boolean awaits(Msg.ConfigurationChecked message) {
    return trial == Trial.RUNNING
        && plan.filter(one -> one.relaunch().old().master().id().equals(message.master()))
            .isPresent();
  }

  @Override
  public Result press(Model model, Key key, long nanos) {
    if (trial == Trial.ASKED) {
      return answered(model, key);
    }
    if (key.equals(new Key.Typed('c')) && trial != Trial.RUNNING) {
      return Result.of(asking(model));
    }
    return Result.of(
        Scrolling.by(key, scroll)
            .map(line -> model.with(new ChecksDialog(line, trial, plan, result)))
            .orElseGet(() -> closed(model)));
  }

  /** From a result back to the checks, from there to the screen. */
  private Model closed(Model model) {
    return trial == Trial.ENDED ? model.with(OPENED) : model.withoutDialog();
  }

  private static Model asking(Model model) {
    List<Relaunch> relaunches = model.relaunches();
    Optional<Snapshot> snapshot = model.host().snapshot();
    if (relaunches.isEmpty() || snapshot.isEmpty()) {
      return model.withoutDialog().mentioning("There is no USR2 to check for any more");
    }
    ConfigurationPlan plan =
        ConfigurationPlan.of(
            relaunches.get(0), snapshot.get().viewer(), model.options().readonly());
    Trial next = plan.obstacle().isPresent() ? Trial.ENDED : Trial.ASKED;
    return model.with(new ChecksDialog(0, next, Optional.of(plan), Optional.empty()));
  }

  private Result answered(Model model, Key key) {
    Optional<Snapshot> snapshot = model.host().snapshot();
    if (!key.equals(new Key.Typed('y')) || plan.isEmpty() || snapshot.isEmpty()) {
      return Result.of(model.with(OPENED));
    }
    return Result.of(
        model.with(new ChecksDialog(0, Trial.RUNNING, plan, Optional.empty())),
        new Effect.CheckConfiguration(plan.get().relaunch(), snapshot.get()));
  }

  @Override
  public void draw(Canvas canvas) {
    ChecksView.draw(canvas, this);
  }

  @Override
  public Layer layer() {
    return Layer.PAGE;
  }
}

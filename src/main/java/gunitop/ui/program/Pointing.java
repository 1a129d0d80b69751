package gunitop.ui.program;

import gunitop.ui.ClickTarget;
import gunitop.ui.Dialog;
import gunitop.ui.Intent;
import gunitop.ui.Key;
import gunitop.ui.Keymap;
import gunitop.ui.Model;
import gunitop.ui.Msg;
import gunitop.ui.Result;
import java.util.Optional;

/** What the mouse does: it selects, sorts, scrolls and opens; no signal is ever sent by it. */
final class Pointing implements ClickTarget.Handler<Result> {
  private static final int WHEEL_LINES = 3;

  private final Model model;

  private Pointing(Model model) {
    this.model = model;
  }

  static Result act(Model model, Msg.Pointed pointed) {
    return switch (pointed.action()) {
      case PRESS ->
          pointed
              .target()
              .map(target -> target.accept(new Pointing(model)))
              .orElse(Result.of(model));
      case WHEEL_UP -> wheel(model, pointed.target(), -WHEEL_LINES);
      case WHEEL_DOWN -> wheel(model, pointed.target(), WHEEL_LINES);
      default -> Result.of(model);
    };
  }

  @Override
  public Result entry(ClickTarget.Entry entry) {
    return model
        .dialog()
        .map(dialog -> dialog.clicked(model, entry.index()))
        .orElse(Result.of(model));
  }

  @Override
  public Result line(ClickTarget.Line line) {
    return below(model.open().selecting(model, line.process()));
  }

  @Override
  public Result heading(ClickTarget.Heading heading) {
    return below(model.open().sorting(model, heading.order()));
  }

  @Override
  public Result stepKey(ClickTarget.StepKey step) {
    return below(
        model.mentioning("The mouse sends no signal: press " + step.key() + " to send it"));
  }

  @Override
  public Result footer(ClickTarget.Footer footer) {
    boolean signals =
        Keymap.of(model.screen()).intent(footer.key()).flatMap(Intent::step).isPresent();
    return signals || model.dialog().isPresent()
        ? Result.of(model)
        : KeyPress.act(model, footer.key(), model.host().nanos());
  }

  /** What lies below a dialog cannot be pointed at. */
  private Result below(Model next) {
    return Result.of(model.dialog().isPresent() ? model : next);
  }

  private static Result wheel(Model model, Optional<ClickTarget> target, int lines) {
    if (model.dialog().isPresent()) {
      return Result.of(dialog(model, model.dialog().get(), lines));
    }
    boolean overProcess = target.orElse(null) instanceof ClickTarget.Line;
    return Result.of(model.open().scrolling(model, overProcess, lines));
  }

  private static Model dialog(Model model, Dialog dialog, int lines) {
    Key key = new Key.Named(lines < 0 ? Key.Name.UP : Key.Name.DOWN);
    Model next = model;
    for (int i = 0; i < dialog.layer().wheelLines() && next.dialog().isPresent(); i++) {
      next = next.dialog().get().press(next, key, next.host().nanos()).model();
    }
    return next;
  }
}

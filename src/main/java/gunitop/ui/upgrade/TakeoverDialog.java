package gunitop.ui.upgrade;

import gunitop.hands.Claim;
import gunitop.hands.Controls;
import gunitop.ui.Canvas;
import gunitop.ui.Dialog;
import gunitop.ui.Effect;
import gunitop.ui.HeldControls;
import gunitop.ui.Key;
import gunitop.ui.Layer;
import gunitop.ui.Model;
import gunitop.ui.Popup;
import gunitop.ui.Result;
import gunitop.ui.SignalGuard;
import gunitop.ui.frame.Style;
import gunitop.ui.frame.Wrapped;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks before the controls are taken over from another program.
 *
 * @param claim the masters
 * @param holder who holds them, in a line
 * @param stage how far the application is, in a line; empty where no upgrade is under way
 */
record TakeoverDialog(Claim claim, String holder, Optional<String> stage) implements Dialog {

  /** With the question open; with a note where there is nobody to take them from. */
  static Model open(Model model) {
    Optional<Assessment> current = UpgradeState.of(model).application();
    if (current.isEmpty() || model.options().readonly()) {
      return model.mentioning(
          current.isEmpty()
              ? "No process of this application is left"
              : "No controls are taken: gunitop was started with --readonly");
    }
    Controls controls = HeldControls.of(model, current.get().application()).orElse(null);
    if (controls instanceof Controls.Others others) {
      return model.with(of(current.get(), others.holder().text()));
    }
    return model.mentioning(
        controls instanceof Controls.Unknown unknown
            ? "Nobody can be asked: who else holds the controls is unknown, " + unknown.reason()
            : "No other gunitop holds the controls of this application");
  }

  private static TakeoverDialog of(Assessment assessment, String holder) {
    Optional<String> stage =
        assessment.stage() == Stage.STEADY
            ? Optional.empty()
            : Optional.of(assessment.stage() + ": " + assessment.judgement().reason());
    return new TakeoverDialog(Claim.of(assessment.application()), holder, stage);
  }

  /** A letter that came together with others may be noise. */
  @Override
  public Result press(Model model, Key key, long nanos) {
    boolean alone = nanos - model.guard().lastKeyNanos() >= SignalGuard.ALONE_NANOS;
    return key.equals(new Key.Typed('y')) && alone
        ? Result.of(
            model.withoutDialog().mentioning("Asking " + holder + " for the controls"),
            new Effect.TakeOver(claim))
        : Result.of(model.withoutDialog().mentioning("Cancelled: you go on observing"));
  }

  @Override
  public void draw(Canvas canvas) {
    List<String> texts = new ArrayList<>();
    texts.add(holder + " holds the controls.");
    stage.ifPresent(line -> texts.add("An upgrade is under way there: " + line));
    texts.add("That program is told, and observes from then on; what it has sent goes on.");
    List<Popup.Line> lines = new ArrayList<>();
    int width = Popup.textWidth(canvas);
    for (String text : texts) {
      Wrapped.lines(text, width).forEach(line -> lines.add(new Popup.Line(line, Style.DIALOG)));
    }
    lines.add(new Popup.Line("", Style.DIALOG));
    lines.add(new Popup.Line("y takes the controls over. Any other key cancels.", Style.WARNING));
    Popup.draw(canvas, "Take over the controls?", lines);
  }

  @Override
  public Layer layer() {
    return Layer.QUESTION;
  }
}

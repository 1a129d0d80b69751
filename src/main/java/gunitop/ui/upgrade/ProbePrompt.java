package gunitop.ui.upgrade;

import gunitop.gunicorn.Application;
import gunitop.probe.ProbeUrl;
import gunitop.process.Listener;
import gunitop.ui.Canvas;
import gunitop.ui.Dialog;
import gunitop.ui.Key;
import gunitop.ui.Layer;
import gunitop.ui.Model;
import gunitop.ui.Popup;
import gunitop.ui.Result;
import gunitop.ui.frame.Style;
import gunitop.ui.frame.Wrapped;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks what the probe shall ask for.
 *
 * @param text what was typed so far
 * @param fault what is wrong with it; empty before Enter
 */
record ProbePrompt(String text, String fault) implements Dialog {
  private static final int LONGEST = 240;
  private static final String UNIX = "unix:";
  private static final String QUESTION =
      "One GET a second goes to this application's own listener, and its status and latency are"
          + " counted for the generation that answers. The URL's host is sent as the header Host.";

  /** With a first suggestion: the application's front page. */
  static ProbePrompt about(Application application) {
    String port =
        application.listeners().stream()
            .findFirst()
            .map(Listener::address)
            .filter(address -> !address.startsWith(UNIX))
            .map(address -> address.substring(address.lastIndexOf(':')))
            .orElse("");
    return new ProbePrompt("http://localhost" + port + "/", "");
  }

  @Override
  public Result press(Model model, Key key, long nanos) {
    if (key instanceof Key.Typed letter && text.length() < LONGEST) {
      return Result.of(typing(model, text + Character.toString(letter.codePoint())));
    }
    if (key.is(Key.Name.BACKSPACE) && !text.isEmpty()) {
      return Result.of(typing(model, text.substring(0, text.length() - 1)));
    }
    if (key.is(Key.Name.ENTER)) {
      return Result.of(entered(model));
    }
    return Result.of(key.is(Key.Name.ESCAPE) ? model.withoutDialog() : model);
  }

  private static Model typing(Model model, String longer) {
    return model.with(new ProbePrompt(longer, ""));
  }

  private Model entered(Model model) {
    ProbeUrl.Parsed parsed = ProbeUrl.parse(text);
    return parsed instanceof ProbeUrl.Good good
        ? ProbeLine.begun(model.withoutDialog().with(model.options().probing(good.url())))
        : model.with(new ProbePrompt(text, ((ProbeUrl.Refused) parsed).reason()));
  }

  @Override
  public void draw(Canvas canvas) {
    int width = Popup.textWidth(canvas);
    List<Popup.Line> lines = new ArrayList<>();
    Wrapped.lines(QUESTION, width).forEach(line -> lines.add(new Popup.Line(line, Style.DIALOG)));
    lines.add(new Popup.Line("", Style.DIALOG));
    String typed = text + "_";
    // The end is where letters come.
    lines.add(new Popup.Line(typed.substring(Math.max(0, typed.length() - width)), Style.INPUT));
    lines.add(new Popup.Line("", Style.DIALOG));
    Wrapped.lines(fault, width).forEach(line -> lines.add(new Popup.Line(line, Style.BLOCKER)));
    lines.add(new Popup.Line("Enter begins it. Esc cancels.", Style.WARNING));
    Popup.draw(canvas, "Probe: what clients get", lines);
  }

  @Override
  public Layer layer() {
    return Layer.QUESTION;
  }
}

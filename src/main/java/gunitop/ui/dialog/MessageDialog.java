package gunitop.ui.dialog;

import gunitop.process.ProcessId;
import gunitop.ui.Canvas;
import gunitop.ui.Dialog;
import gunitop.ui.Key;
import gunitop.ui.Layer;
import gunitop.ui.Model;
import gunitop.ui.Popup;
import gunitop.ui.Result;
import gunitop.ui.Screen;
import gunitop.ui.frame.Style;
import gunitop.ui.frame.Wrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something to read.
 *
 * @param title one line
 * @param lines each wrapped where it is shown
 * @param opens whose upgrade screen ENTER opens; empty where ENTER only closes
 */
public record MessageDialog(String title, List<String> lines, Optional<ProcessId> opens)
    implements Dialog {
  /** Copies the list. */
  public MessageDialog {
    lines = List.copyOf(lines);
  }

  @Override
  public Result press(Model model, Key key, long nanos) {
    Model closed = model.withoutDialog();
    return Result.of(
        key.is(Key.Name.ENTER) && opens.isPresent()
            ? model
                .opening(Screen.UPGRADE, opens)
                .orElseGet(() -> closed.mentioning("That process has exited meanwhile"))
            : closed);
  }

  @Override
  public void draw(Canvas canvas) {
    List<Popup.Line> shown = new ArrayList<>();
    for (String text : lines) {
      Wrapped.lines(text, Popup.textWidth(canvas))
          .forEach(line -> shown.add(new Popup.Line(line, Style.DIALOG)));
    }
    Popup.draw(canvas, title, shown);
  }

  @Override
  public Layer layer() {
    return Layer.QUESTION;
  }
}

package gunitop.ui.dialog;

import gunitop.ui.Canvas;
import gunitop.ui.Dialog;
import gunitop.ui.Popup;
import gunitop.ui.frame.Style;
import gunitop.ui.frame.Wrapped;
import java.util.ArrayList;
import java.util.List;

/** Something to read. */
final class MessageView {
  private MessageView() {}

  static void draw(Canvas canvas, Dialog.Message message) {
    List<Popup.Line> lines = new ArrayList<>();
    for (String text : message.lines()) {
      Wrapped.lines(text, Popup.textWidth(canvas))
          .forEach(line -> lines.add(new Popup.Line(line, Style.DIALOG)));
    }
    Popup.draw(canvas, message.title(), lines);
  }
}

package gunitop.ui.dialog;

import gunitop.ui.Canvas;
import gunitop.ui.Popup;
import gunitop.ui.frame.Style;
import gunitop.ui.frame.Wrapped;
import gunitop.upgrade.Confirmation;
import java.util.ArrayList;
import java.util.List;

/** Asks once more before a signal is sent. */
final class ConfirmView {
  private ConfirmView() {}

  static void draw(Canvas canvas, ConfirmDialog confirm) {
    int width = Popup.textWidth(canvas);
    List<Popup.Line> lines = new ArrayList<>();
    Wrapped.lines(confirm.offered().command().text(), width)
        .forEach(text -> lines.add(new Popup.Line(text, Style.INPUT)));
    lines.add(new Popup.Line("", Style.DIALOG));
    List<String> texts = new ArrayList<>();
    confirm.lines().forEach(line -> texts.addAll(Wrapped.lines(line, width)));
    int room = Math.max(1, canvas.rows() - 13);
    for (String text : texts.subList(0, Math.min(texts.size(), room))) {
      lines.add(new Popup.Line(text, Style.DIALOG));
    }
    lines.add(new Popup.Line("", Style.DIALOG));
    if (confirm.kind() == Confirmation.TYPE) {
      String line = "Type " + confirm.word() + " and Enter to send it: " + confirm.typed() + "_";
      lines.add(new Popup.Line(line, Style.BLOCKER));
      lines.add(new Popup.Line("Esc cancels.", Style.DIALOG));
    } else {
      confirm
          .other()
          .ifPresent(
              other ->
                  Wrapped.lines(
                          "p asks about " + other.offered().command().text() + " instead.", width)
                      .forEach(text -> lines.add(new Popup.Line(text, Style.DIALOG))));
      lines.add(new Popup.Line("y sends it. Any other key cancels.", Style.WARNING));
    }
    canvas
        .model()
        .messages()
        .note()
        .ifPresent(
            note ->
                Wrapped.lines(note.text(), width)
                    .forEach(text -> lines.add(new Popup.Line(text, Style.BLOCKER))));
    Popup.draw(canvas, confirm.title(), lines);
  }
}

package gunitop.ui.dialog;

import gunitop.process.ProcessId;
import gunitop.process.Signal;
import gunitop.ui.Canvas;
import gunitop.ui.Dialog;
import gunitop.ui.Key;
import gunitop.ui.Layer;
import gunitop.ui.Menu;
import gunitop.ui.Model;
import gunitop.ui.Result;
import gunitop.ui.frame.Measure;
import java.util.ArrayList;
import java.util.List;

/**
 * htop's signal menu.
 *
 * @param target whom the signal goes to
 * @param name what the target is called on the screen
 * @param cursor the selected entry of {@link #SIGNALS}
 */
public record SignalMenu(ProcessId target, String name, int cursor) implements Dialog {
  /** What can be chosen, in the order of their numbers. */
  static final List<Signal> SIGNALS = List.of(Signal.values());

  private static final int NAME_WIDTH = 12;

  /** The menu with this signal selected. */
  static SignalMenu on(Signal signal, ProcessId target, String name) {
    return new SignalMenu(target, name, SIGNALS.indexOf(signal));
  }

  private SignalMenu at(int entry) {
    return new SignalMenu(target, name, entry);
  }

  @Override
  public Result press(Model model, Key key, long nanos) {
    if (Menu.closes(key)) {
      return Result.of(model.withoutDialog());
    }
    return Result.of(
        key.is(Key.Name.ENTER)
            ? SignalTarget.confirm(model, this)
            : model.with(at(Menu.moved(cursor, SIGNALS.size() - 1, key))));
  }

  /** A click selects; a signal is chosen by a key alone. */
  @Override
  public Result clicked(Model model, int entry) {
    return Result.of(model.with(at(entry)));
  }

  @Override
  public void draw(Canvas canvas) {
    List<String> entries = new ArrayList<>();
    for (Signal signal : SIGNALS) {
      String label = Measure.right(Integer.toString(signal.number()), 2) + " SIG" + signal;
      entries.add(
          SignalMeaning.of(canvas.model(), target, signal)
              .map(meaning -> Measure.left(label, NAME_WIDTH) + meaning)
              .orElse(label));
    }
    Menu.draw(canvas, "Signal to " + name, entries, cursor);
  }

  @Override
  public Layer layer() {
    return Layer.MENU;
  }
}

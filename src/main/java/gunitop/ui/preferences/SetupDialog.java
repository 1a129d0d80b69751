package gunitop.ui.preferences;

import gunitop.ui.Canvas;
import gunitop.ui.Dialog;
import gunitop.ui.Key;
import gunitop.ui.Layer;
import gunitop.ui.Menu;
import gunitop.ui.Model;
import gunitop.ui.Note;
import gunitop.ui.Result;
import gunitop.ui.Setup;
import gunitop.ui.frame.Style;
import java.util.List;
import java.util.Optional;

/**
 * Changes colours, delay and columns. Every change acts, and is kept, at once.
 *
 * @param cursor counts the entries of {@link SetupEntry#all}
 */
public record SetupDialog(int cursor) implements Dialog {
  private static final String KEYS = " Left, Right change  Esc closes  Kept, but for --no-config ";

  @Override
  public Result press(Model model, Key key, long nanos) {
    if (Menu.closes(key) || key.equals(new Key.Typed('q'))) {
      return Result.of(model.withoutDialog());
    }
    if (key.equals(new Key.Typed(' ')) || key.is(Key.Name.ENTER) || key.is(Key.Name.RIGHT)) {
      return Result.of(changed(model, 1));
    }
    if (key.is(Key.Name.LEFT)) {
      return Result.of(changed(model, -1));
    }
    int last = SetupEntry.all().size() - 1;
    return Result.of(model.with(new SetupDialog(Menu.moved(cursor, last, key))));
  }

  /** A click selects; one on the selected entry changes it. */
  @Override
  public Result clicked(Model model, int entry) {
    return Result.of(entry == cursor ? changed(model, 1) : model.with(new SetupDialog(entry)));
  }

  private Model changed(Model model, int by) {
    return model.with(SetupEntry.all().get(cursor).changed(model.setup(), by));
  }

  @Override
  public void draw(Canvas canvas) {
    Setup setup = canvas.model().setup();
    List<String> entries = SetupEntry.all().stream().map(entry -> entry.text(setup)).toList();
    Menu.draw(canvas, "Setup", entries, cursor, KEYS);
    complaint(canvas);
  }

  /** A change that could not be kept is said here: the screen's own line lies below the menu. */
  private static void complaint(Canvas canvas) {
    Optional<Note> note = canvas.model().messages().note();
    if (note.isPresent()) {
      int row = canvas.rows() - 1;
      canvas.fill(0, row, canvas.columns(), Style.WARNING);
      canvas.put(1, row, canvas.columns(), note.get().text(), Style.WARNING);
    }
  }

  @Override
  public Layer layer() {
    return Layer.MENU;
  }
}

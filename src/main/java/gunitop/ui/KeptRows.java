package gunitop.ui;

import gunitop.ui.frame.Frame;
import gunitop.ui.frame.Glyphs;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of a screen as they were drawn last, drawn again only where something has changed that they
 * show: the memory of a pure function. Each picture is put together anew, so nothing that lies over
 * these rows can stay behind. Not thread-safe.
 */
public final class KeptRows {
  private Object[] shown = {};
  private Glyphs glyphs;
  private int top;
  private int screenRows;
  private Frame cells = new Frame(0, 0);
  private List<Picture.Placed> spots = List.of();

  /**
   * Draws so many rows from {@code row} on, which are blank.
   *
   * @param drawing draws them, and nothing else
   * @param shows all that the drawing looks at besides the canvas' size and characters: immutable
   */
  public void draw(Canvas canvas, int row, int count, Runnable drawing, Object... shows) {
    boolean same =
        row == top
            && count == cells.rows()
            && canvas.columns() == cells.columns()
            && canvas.rows() == screenRows
            && canvas.glyphs() == glyphs
            && Arrays.equals(shows, shown);
    if (same) {
      canvas.frame().paste(cells, row);
      canvas.spots().addAll(spots);
      return;
    }
    int before = canvas.spots().size();
    drawing.run();
    cells = canvas.frame().copyOf(row, count);
    spots = List.copyOf(canvas.spots().subList(before, canvas.spots().size()));
    shown = shows;
    glyphs = canvas.glyphs();
    top = row;
    screenRows = canvas.rows();
  }
}

package gunitop.ui;

import gunitop.ui.frame.Style;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A row of facts, of which the least important are left out where there is no room for all. */
public final class Segments {

  /** One fact; the lower the rank, the longer it stays. */
  private record Segment(String text, Style style, int rank, boolean right) {}

  private static final int GAP = 2;

  private final List<Segment> segments = new ArrayList<>();

  /** A fact from the left. */
  public Segments left(String text, Style style, int rank) {
    return add(text, style, rank, false);
  }

  /** A fact at the right edge. */
  public Segments right(String text, Style style, int rank) {
    return add(text, style, rank, true);
  }

  private Segments add(String text, Style style, int rank, boolean right) {
    if (!text.isEmpty()) {
      segments.add(new Segment(gunitop.process.Printable.of(text), style, rank, right));
    }
    return this;
  }

  /** Draws what fits between two columns. */
  public void draw(Canvas canvas, int column, int row, int limit) {
    List<Segment> kept = new ArrayList<>(segments);
    while (kept.size() > 1 && width(kept) > limit - column) {
      kept.remove(kept.stream().max(Comparator.comparingInt(Segment::rank)).orElseThrow());
    }
    int x = column;
    for (Segment segment : kept) {
      if (!segment.right()) {
        x = canvas.put(x, row, limit, segment.text(), segment.style()) + GAP;
      }
    }
    int end = limit;
    for (int i = kept.size() - 1; i >= 0; i--) {
      Segment segment = kept.get(i);
      if (segment.right()) {
        canvas.putRight(end, row, segment.text(), segment.style());
        end -= segment.text().length() + GAP;
      }
    }
  }

  private static int width(List<Segment> kept) {
    int width = -GAP;
    for (int i = 0; i < kept.size(); i++) {
      width += kept.get(i).text().length() + GAP;
    }
    return width;
  }
}

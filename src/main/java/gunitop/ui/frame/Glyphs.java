package gunitop.ui.frame;

/**
 * The characters that pictures are drawn with.
 *
 * @param horizontal of a border
 * @param vertical of a border
 * @param corners of a border: top left, top right, bottom left, bottom right
 * @param tee a child with siblings below it
 * @param elbow the last child
 * @param full a filled part of a progress bar
 * @param empty the rest of it
 * @param levels a curve's heights, low to high
 * @param ellipsis stands for text that was cut
 * @param selector points at a line
 */
public record Glyphs(
    char horizontal,
    char vertical,
    String corners,
    char tee,
    char elbow,
    char full,
    char empty,
    String levels,
    String ellipsis,
    char selector) {
  private static final Glyphs UNICODE =
      new Glyphs('─', '│', "┌┐└┘", '├', '└', '█', '░', "▁▂▃▄▅▆▇█", "…", '►');
  private static final Glyphs ASCII =
      new Glyphs('-', '|', "++++", '|', '`', '#', '.', ".12345678", "~", '>');

  public static Glyphs of(boolean unicode) {
    return unicode ? UNICODE : ASCII;
  }

  /** The text, cut to a width with the cut made visible; sanitised. */
  public String fit(String text, int width) {
    String clean = gunitop.process.Printable.of(text, Math.max(0, width) + 1);
    if (clean.length() <= width) {
      return clean;
    }
    return width < 1 ? "" : clean.substring(0, width - 1) + ellipsis;
  }

  /** The highest of a curve's values; 0 where there is none. */
  public static double top(double[] values) {
    double top = 0;
    for (double value : values) {
      top = value > top ? value : top;
    }
    return top;
  }

  /** A curve: each value against {@code top}, a gap where there is none. */
  public String curve(double[] values, double top) {
    StringBuilder text = new StringBuilder(values.length);
    for (double value : values) {
      if (Double.isNaN(value)) {
        text.append(' ');
      } else {
        int last = levels.length() - 1;
        int level = top <= 0 ? 0 : (int) Math.ceil(value / top * last);
        text.append(levels.charAt(Math.max(0, Math.min(last, level))));
      }
    }
    return text.toString();
  }
}

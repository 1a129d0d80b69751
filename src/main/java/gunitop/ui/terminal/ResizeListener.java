package gunitop.ui.terminal;

/** Is told the terminal's size whenever it changes. */
@FunctionalInterface
public interface ResizeListener {

  /** The terminal has this size now, in cells; or it is to be painted again at the same size. */
  void resized(int columns, int rows);
}

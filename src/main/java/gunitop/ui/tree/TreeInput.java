package gunitop.ui.tree;

/**
 * What the operator has switched on or half typed on the tree screen.
 *
 * @param following the selected process is kept in the middle
 * @param paused the lines are not renewed
 * @param shift by how many columns the command line is scrolled
 * @param digits the PID typed so far
 * @param search the last text searched for, in lower case
 */
public record TreeInput(
    boolean following, boolean paused, int shift, String digits, String search) {
  static final TreeInput NONE = new TreeInput(false, false, 0, "", "");

  public TreeInput following(boolean on) {
    return new TreeInput(on, paused, shift, digits, search);
  }

  public TreeInput paused(boolean on) {
    return new TreeInput(following, on, shift, digits, search);
  }

  public TreeInput shifted(int columns) {
    return new TreeInput(following, paused, Math.max(0, columns), digits, search);
  }

  public TreeInput typing(String text) {
    return new TreeInput(following, paused, shift, text, search);
  }

  public TreeInput searching(String text) {
    return new TreeInput(following, paused, shift, digits, text);
  }
}

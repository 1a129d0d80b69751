package gunitop.ui;

/**
 * What one picture leaves for the next.
 *
 * @param footer the keys of the screen
 * @param headings the column headings of the tree screen
 * @param steps the step line of the upgrade screen
 * @param keyBar its steps' keys
 */
public record Kept(KeptRows footer, KeptRows headings, KeptRows steps, KeptRows keyBar) {
  /** Nothing yet. */
  public Kept() {
    this(new KeptRows(), new KeptRows(), new KeptRows(), new KeptRows());
  }
}

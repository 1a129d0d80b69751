package gunitop.ui.terminal;

import com.googlecode.lanterna.TerminalSize;

/** Settings where there is no tty: nothing to set, nothing to restore. */
final class NoTtySettings implements TtySettings {
  private static final TerminalSize SIZE = new TerminalSize(120, 40);

  @Override
  public TerminalSize size() {
    return SIZE;
  }

  @Override
  public boolean isInBackground() {
    return false;
  }

  @Override
  public void raw() {}

  @Override
  public void restore() {}
}

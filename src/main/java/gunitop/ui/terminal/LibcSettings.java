package gunitop.ui.terminal;

import com.googlecode.lanterna.TerminalSize;
import gunitop.kernel.Answer;
import gunitop.kernel.Errno;
import gunitop.kernel.JobControl;
import gunitop.kernel.TerminalModes;

/** The tty's settings by the C library; where the native library cannot be loaded there is none. */
final class LibcSettings implements TtySettings {
  private static final int INPUT = 0;
  private static final int OUTPUT = 1;

  private final TerminalModes saved;

  private LibcSettings(TerminalModes saved) {
    this.saved = saved;
  }

  static Taken take() {
    if (!TerminalModes.of(INPUT).isPresent() || !TerminalModes.of(OUTPUT).isPresent()) {
      return TtySettings.notATerminal();
    }
    if (!JobControl.awaitForeground(INPUT)) {
      return Taken.refused("it runs in the background, and the terminal is another process's");
    }
    JobControl.neverStop();
    Answer<TerminalModes> modes = TerminalModes.of(INPUT);
    if (!modes.isPresent()) {
      return TtySettings.notATerminal();
    }
    int error = modes.get().raw().applyTo(INPUT);
    return error == 0
        ? Taken.of(new LibcSettings(modes.get()))
        : Taken.refused("the terminal cannot be set up: " + Errno.text(error));
  }

  @Override
  public TerminalSize size() {
    TerminalModes.Extent extent = TerminalModes.extent(INPUT);
    return TtySettings.size(extent.rows(), extent.columns());
  }

  @Override
  public boolean isInBackground() {
    return JobControl.isInBackground(INPUT);
  }

  @Override
  public void raw() {
    saved.raw().applyTo(INPUT);
  }

  /** Not where the shell has the terminal already. */
  @Override
  public void restore() {
    if (!isInBackground()) {
      saved.applyTo(INPUT);
    }
  }
}

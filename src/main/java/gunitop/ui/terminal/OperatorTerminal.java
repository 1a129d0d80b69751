package gunitop.ui.terminal;

import com.googlecode.lanterna.TerminalSize;
import gunitop.ui.Notify;
import gunitop.ui.frame.Frame;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The terminal that the operator sits at: taken over on {@link #open}, given back exactly as it was
 * on every way out: {@link #close}, {@link #suspend}, and the JVM's end by exit, SIGTERM, SIGHUP or
 * SIGINT (and SIGQUIT, where {@code kernel.QuitSignal} makes it an exit). Only SIGKILL leaves it as
 * it is.
 *
 * <p>Thread-safe. After the end every call does nothing.
 */
public final class OperatorTerminal implements AutoCloseable {
  /** A terminal that does not take its output any more must not keep the program from ending. */
  private static final long LAST_WORDS_MILLIS = 700;

  private static final long CONTINUED_WITHIN_MILLIS = 500;

  private final TtySettings settings;
  private final TtyTerminal terminal;
  private final FramePainter painter;
  private final Thread hook = new Thread(this::closeSoon, "terminal-restore");
  private final AtomicBoolean sizeAsked = new AtomicBoolean();

  private volatile TerminalSize size;
  private InputPump pump;
  private ResizeListener sizes;
  private boolean reading;
  private boolean shown;
  private boolean closed;

  private OperatorTerminal(TtySettings settings, Theme theme, TerminalGlyphs glyphs, boolean mouse)
      throws IOException {
    this.settings = settings;
    this.size = settings.size();
    this.terminal =
        new TtyTerminal(new FileOutputStream(FileDescriptor.out), size, glyphs.charset(), mouse);
    this.painter = new FramePainter(terminal, theme, glyphs);
  }

  /**
   * Takes over the terminal on standard input and output.
   *
   * @param environment the process's environment: {@code TERM} must name a terminal
   * @param mouse whether the terminal is to report the mouse; its own selection then needs Shift
   */
  public static Opening open(
      Map<String, String> environment, Theme theme, TerminalGlyphs glyphs, boolean mouse) {
    String type = environment.getOrDefault("TERM", "");
    if (type.isEmpty() || type.equals("dumb")) {
      return Opening.Refused.ofType(type);
    }
    TtySettings.Taken taken = TtySettings.takeOver();
    return taken.settings().isPresent()
        ? open(taken.settings().get(), theme, glyphs, mouse)
        : new Opening.Refused(taken.refusal());
  }

  /**
   * The same without a terminal: for standard input and output that nobody types on and nobody
   * looks at, as {@code /dev/null}.
   */
  public static Opening openOntoNothing(
      Map<String, String> environment, Theme theme, TerminalGlyphs glyphs, boolean mouse) {
    return open(new NoTtySettings(), theme, glyphs, mouse);
  }

  private static Opening open(
      TtySettings settings, Theme theme, TerminalGlyphs glyphs, boolean mouse) {
    try {
      OperatorTerminal opened = new OperatorTerminal(settings, theme, glyphs, mouse);
      Runtime.getRuntime().addShutdownHook(opened.hook);
      return new Opening.Opened(opened);
    } catch (IOException | IllegalStateException ending) {
      settings.restore();
      return new Opening.Refused("the terminal cannot be used: " + ending.getMessage());
    }
  }

  /** The width in cells. */
  public int columns() {
    return size.getColumns();
  }

  /** The height in cells. */
  public int rows() {
    return size.getRows();
  }

  /**
   * Shows an empty screen, and reads from the first frame on. Both listeners are called on one
   * thread, in order; {@code keys} last of all with {@link gunitop.ui.Key.EndOfInput}, after which
   * the program must end by itself.
   */
  public synchronized void start(KeyListener keys, ResizeListener sizes) {
    if (closed || pump != null) {
      return;
    }
    this.sizes = sizes;
    pump =
        new InputPump(
            new FileInputStream(FileDescriptor.in), keys, settings::isInBackground, this::resume);
    // Before anything is shown: a stop must never leave the shell with our screen.
    PosixSignals.on("WINCH", this::askSize);
    PosixSignals.on("CONT", this::resume);
    PosixSignals.on("TSTP", this::suspend);
    enter();
  }

  /** Paints a frame; what has not changed since the last one is not sent again. */
  public synchronized void paint(Frame frame) {
    if (shown) {
      try {
        painter.paint(frame);
      } catch (IOException gone) {
        // The end of input follows.
      }
    }
    if (pump != null && !reading && !closed) {
      reading = true;
      pump.start();
      // It may have changed since the terminal was opened.
      pump.post(() -> measure(false));
    }
  }

  /** Has the next frame painted with these looks. */
  public synchronized void wear(Theme theme) {
    painter.wear(theme);
  }

  /** Has the next frame painted whole. */
  public synchronized void redraw() {
    painter.redraw();
  }

  /** Calls the operator, behind the last frame: {@code text} goes with {@link Notify#OSC9}. */
  public synchronized void summon(Notify how, String text) {
    if (shown) {
      try {
        if (how == Notify.OSC9) {
          terminal.notification(text);
        } else if (how == Notify.BELL) {
          terminal.bell();
        }
        terminal.flush();
      } catch (IOException gone) {
        // The end of input follows.
      }
    }
  }

  /**
   * Gives the terminal back, stops this process, and takes the terminal again when it has been
   * continued in the foreground; the resize listener is then told the size. Where no shell could
   * continue it, the kernel does not stop it, and this comes back soon.
   */
  public void suspend() {
    synchronized (this) {
      if (closed || !shown) {
        return;
      }
      leave();
    }
    PosixSignals.stopSelf();
    boolean continued = isContinued();
    PosixSignals.on("TSTP", this::suspend);
    if (!continued) {
      resume();
    }
  }

  /** Whether the handler of SIGCONT has taken the terminal again; waits for it a little. */
  private synchronized boolean isContinued() {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CONTINUED_WITHIN_MILLIS);
    long left = CONTINUED_WITHIN_MILLIS;
    try {
      while (!shown && left > 0) {
        wait(left);
        left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
    return shown;
  }

  /** Restores the terminal; does nothing the second time. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      leave();
      if (pump != null) {
        pump.close();
      }
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** The same, but does not wait longer than 0.7 s for a terminal that takes no output. */
  public void closeSoon() {
    Thread restorer = new Thread(this::close, "terminal-last-words");
    restorer.setDaemon(true);
    restorer.start();
    try {
      restorer.join(LAST_WORDS_MILLIS);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes the terminal again; not where another job has it. */
  private void resume() {
    synchronized (this) {
      if (closed || settings.isInBackground()) {
        return;
      }
      settings.raw();
      enter();
      notifyAll();
    }
    pump.post(() -> measure(true));
  }

  private void enter() {
    try {
      painter.enter();
      shown = true;
    } catch (IOException gone) {
      // The end of input follows.
    }
  }

  private void leave() {
    try {
      painter.leave();
      shown = false;
      settings.restore();
    } catch (IOException hungUp) {
      // There is no terminal any more, and no settings.
      shown = false;
    }
  }

  private void askSize() {
    // One question answers a whole storm of resizes.
    if (sizeAsked.compareAndSet(false, true)) {
      pump.post(() -> measure(false));
    }
  }

  private void measure(boolean tellAnyway) {
    sizeAsked.set(false);
    if (isClosed()) {
      return;
    }
    TerminalSize measured = settings.size();
    synchronized (this) {
      boolean changed = !measured.equals(size);
      size = measured;
      terminal.resized(measured);
      if (!changed && !tellAnyway) {
        return;
      }
    }
    sizes.resized(measured.getColumns(), measured.getRows());
  }
}

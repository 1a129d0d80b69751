package gunitop.ui.terminal;

import com.googlecode.lanterna.TerminalSize;
import gunitop.ui.frame.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** A tty that nobody looks at; counts what is written to it. */
public final class CountedTty {
  private final Counter counter = new Counter();
  private final FramePainter painter;

  /** One of this size, with the looks of an xterm, taken over. */
  public CountedTty(int columns, int rows) {
    try {
      painter =
          new FramePainter(
              new TtyTerminal(
                  counter,
                  new TerminalSize(columns, rows),
                  TerminalGlyphs.UNICODE.charset(),
                  false),
              Theme.COLOUR,
              TerminalGlyphs.UNICODE);
      painter.enter();
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
  }

  /** Paints a frame. */
  public void paint(Frame frame) {
    try {
      painter.paint(frame);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
  }

  /** How many bytes were written so far. */
  public long bytes() {
    return counter.bytes;
  }

  /** In how many pieces. */
  public long writes() {
    return counter.writes;
  }

  private static final class Counter extends OutputStream {
    private long bytes;
    private long writes;

    @Override
    public void write(int one) {
      bytes++;
      writes++;
    }

    @Override
    public void write(byte[] buffer, int from, int length) {
      bytes += length;
      writes++;
    }
  }
}

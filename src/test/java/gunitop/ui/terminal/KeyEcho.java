package gunitop.ui.terminal;

import gunitop.ui.Key;
import gunitop.ui.frame.Frame;
import gunitop.ui.frame.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The smallest program on an {@link OperatorTerminal}: shows its size and the keys that come. For
 * the tests that run it in tmux. {@code q} ends it, {@code x} throws in a thread, Ctrl-Z suspends.
 */
public final class KeyEcho {
  private final OperatorTerminal terminal;
  private final List<String> seen = new ArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private int paints;

  private KeyEcho(OperatorTerminal terminal) {
    this.terminal = terminal;
  }

  public static void main(String[] arguments) throws InterruptedException {
    TerminalGlyphs glyphs = TerminalGlyphs.of(System.getenv(), true);
    Opening opening = OperatorTerminal.open(System.getenv(), Theme.COLOUR, glyphs, true);
    if (opening instanceof Opening.Refused refused) {
      System.err.println("refused: " + refused.reason());
      System.exit(2);
    } else if (opening instanceof Opening.Opened opened) {
      Thread.setDefaultUncaughtExceptionHandler(
          (thread, failure) -> {
            opened.terminal().close();
            System.err.println("failed: " + failure.getMessage());
            System.exit(70);
          });
      KeyEcho echo = new KeyEcho(opened.terminal());
      opened.terminal().start(echo::key, (columns, rows) -> echo.paint());
      echo.paint();
      echo.end.await();
      opened.terminal().close();
      System.out.println("bye");
    }
  }

  private synchronized void key(Key key, long nanos) {
    seen.add(text(key));
    if (key.equals(new Key.Typed('q')) || key instanceof Key.EndOfInput) {
      end.countDown();
    } else if (key.equals(new Key.Typed('x'))) {
      new Thread(
              () -> {
                throw new IllegalStateException("boom");
              })
          .start();
    } else if (key.equals(new Key.Control('Z'))) {
      new Thread(terminal::suspend).start();
    } else if (key.equals(new Key.Control('L'))) {
      terminal.redraw();
    }
    paint();
  }

  private synchronized void paint() {
    Frame frame = new Frame(terminal.columns(), terminal.rows());
    paints++;
    frame.put(
        0,
        0,
        "size " + frame.columns() + "x" + frame.rows() + " pid " + ProcessHandle.current().pid(),
        Style.TITLE);
    frame.put(0, 1, "┌──┐ ▂▅█ é paints " + paints, Style.BORDER);
    int row = 2;
    for (String line : seen.subList(Math.max(0, seen.size() - frame.rows() + 3), seen.size())) {
      frame.put(0, row++, line, Style.NORMAL);
    }
    terminal.paint(frame);
  }

  private static String text(Key key) {
    return key instanceof Key.Typed typed
        ? "typed " + Character.toString(typed.codePoint())
        : "" + key;
  }
}

package gunitop.ui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalSize;
import gunitop.ui.frame.Frame;
import gunitop.ui.frame.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is written to the tty, byte by byte, and that a terminal shows the frame after it. */
class TtyBytesTest {
  private static final int COLUMNS = 24;
  private static final int ROWS = 8;
  private static final String LETTERS = "  ab─▁7é";

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  private FramePainter painter(Theme theme, TerminalGlyphs glyphs) throws IOException {
    TerminalSize size = new TerminalSize(COLUMNS, ROWS);
    FramePainter painter =
        new FramePainter(new TtyTerminal(output, size, glyphs.charset(), false), theme, glyphs);
    painter.enter();
    return painter;
  }

  private String sent() {
    String text = output.toString(StandardCharsets.UTF_8);
    output.reset();
    return text;
  }

  /** What takes the terminal from one frame to the next. */
  private String sent(Frame before, Frame after) throws IOException {
    FramePainter painter = painter(Theme.COLOUR, TerminalGlyphs.UNICODE);
    painter.paint(before);
    sent();
    painter.paint(after);
    return sent();
  }

  private static Frame frame(int column, String... lines) {
    Frame frame = new Frame(COLUMNS, ROWS);
    for (int row = 0; row < lines.length; row++) {
      frame.put(column, row, lines[row], Style.NORMAL);
    }
    return frame;
  }

  @Test
  void onlyWhatChangedIsWritten() throws IOException {
    String sent = sent(frame(0, "12:04:39", "same"), frame(0, "12:04:40", "same"));
    assertThat(sent).endsWith("40").doesNotContain("12:", "same").hasSizeLessThan(30);
    assertThat(sent(frame(0, "same"), frame(0, "same"))).isEmpty();
  }

  @Test
  void aTerminalShowsEachOfManyFrames() throws IOException {
    for (Theme theme : Theme.values()) {
      output.reset();
      Random random = new Random(theme.ordinal());
      FramePainter painter = painter(theme, TerminalGlyphs.UNICODE);
      Emulator terminal = new Emulator(COLUMNS, ROWS);
      Frame frame = new Frame(COLUMNS, ROWS);
      for (int i = 0; i < 300; i++) {
        scribble(frame, random);
        if (random.nextInt(50) == 0) {
          painter.redraw();
        }
        painter.paint(frame);
        terminal.feed(sent());
        assertThat(terminal.picture()).isEqualTo(Emulator.picture(frame, theme));
      }
    }
  }

  private static void scribble(Frame frame, Random random) {
    for (int i = 0; i < random.nextInt(30); i++) {
      int column = random.nextInt(COLUMNS);
      int end = column + random.nextInt(6);
      Style style = Style.values()[random.nextInt(Style.values().length)];
      char c = LETTERS.charAt(random.nextInt(LETTERS.length()));
      frame.fill(column, random.nextInt(ROWS), end, c, style);
    }
  }
}

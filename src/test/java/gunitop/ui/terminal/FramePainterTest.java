package gunitop.ui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import gunitop.ui.frame.Frame;
import gunitop.ui.frame.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FramePainterTest {
  private final DefaultVirtualTerminal terminal =
      new DefaultVirtualTerminal(new TerminalSize(12, 3));
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  private static Frame frame(int columns, int rows, String... lines) {
    Frame frame = new Frame(columns, rows);
    for (int row = 0; row < lines.length; row++) {
      frame.put(0, row, lines[row], Style.NORMAL);
    }
    return frame;
  }

  private String row(int row) {
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < terminal.getTerminalSize().getColumns(); column++) {
      text.append(terminal.getCharacter(column, row).getCharacterString());
    }
    return text.toString().stripTrailing();
  }

  private FramePainter painter(TerminalGlyphs glyphs) throws IOException {
    FramePainter painter = new FramePainter(terminal, Theme.COLOUR, glyphs);
    painter.enter();
    return painter;
  }

  @Test
  void paintsEveryCellAndBlanksWhatHasGone() throws IOException {
    FramePainter painter = painter(TerminalGlyphs.UNICODE);
    painter.paint(frame(12, 3, "abc", "def", "┌─▂█"));
    assertThat(row(0)).isEqualTo("abc");
    assertThat(row(2)).isEqualTo("┌─▂█");
    painter.paint(frame(12, 3, "a"));
    assertThat(row(0)).isEqualTo("a");
    assertThat(row(1)).isEmpty();
  }

  @Test
  void aStyleLooksAsTheThemeSays() throws IOException {
    Frame frame = frame(12, 3);
    frame.put(0, 0, "x", Style.BLOCKER);
    painter(TerminalGlyphs.UNICODE).paint(frame);
    TextCharacter cell = terminal.getCharacter(0, 0);
    assertThat(cell.getBackgroundColor()).isEqualTo(TextColor.ANSI.RED);
    assertThat(cell.getModifiers()).containsExactly(SGR.BOLD);
  }

  @Test
  void aFrameOfAnotherSizeIsCutOrFilledUp() throws IOException {
    FramePainter painter = painter(TerminalGlyphs.UNICODE);
    painter.paint(frame(40, 10, "a long line that does not fit"));
    assertThat(row(0)).isEqualTo("a long line");
    painter.paint(frame(4, 1, "tiny"));
    assertThat(row(0)).isEqualTo("tiny");
  }

  @Test
  void afterAResizeTheWholeScreenIsPainted() throws IOException {
    FramePainter painter = painter(TerminalGlyphs.UNICODE);
    painter.paint(frame(12, 3, "abc"));
    terminal.setTerminalSize(new TerminalSize(20, 4));
    painter.paint(frame(20, 4, "abc", "", "", "a twenty column line"));
    assertThat(row(3)).isEqualTo("a twenty column line");
  }

  @Test
  void asciiShowsNothingElse() throws IOException {
    painter(TerminalGlyphs.ASCII).paint(frame(12, 3, "┌─┐│╔═╗", "▁▄█ •→✓…é", "中\033x"));
    assertThat(row(0)).isEqualTo("+-+|+-+");
    assertThat(row(1)).isEqualTo(".4# *>+~?");
    assertThat(row(2)).isEqualTo("??x");
  }

  @Test
  void anUnchangedFrameSendsNothing() throws IOException {
    FramePainter painter = streamed(TerminalGlyphs.UNICODE);
    painter.paint(frame(12, 3, "abc"));
    assertThat(sent()).startsWith("\033[?1049h").contains("abc").doesNotContain("\033[6n");
    painter.paint(frame(12, 3, "abc"));
    assertThat(sent()).isEmpty();
    painter.paint(frame(12, 3, "abX"));
    assertThat(sent()).endsWith("X").hasSizeLessThan(30).doesNotContain("\033[2J");
    painter.redraw();
    painter.paint(frame(12, 3, "abX"));
    assertThat(sent()).contains("\033[2J").contains("abX");
  }

  @Test
  void leavingUndoesWhatEnteringDid() throws IOException {
    FramePainter painter = streamed(TerminalGlyphs.UNICODE);
    painter.paint(frame(12, 3, "abc"));
    sent();
    painter.leave();
    assertThat(sent())
        .contains("\033[0m", "\033[?1000l", "\033[?1006l", "\033[?2004l", "\033[?7h")
        .endsWith("\033[?1049l\033[?25h");
    painter.leave();
    assertThat(sent()).isEmpty();
    painter.enter();
    painter.paint(frame(12, 3, "abc"));
    assertThat(sent()).startsWith("\033[?1049h").contains("\033[?25l").contains("abc");
  }

  @Test
  void withoutUtf8BoxesComeFromTheAlternateCharacterSet() throws IOException {
    FramePainter painter = streamed(TerminalGlyphs.LINE_DRAWING);
    painter.paint(frame(12, 3, "┌──┐a▄é"));
    assertThat(sent().replace("\033(B\033(0", "")).contains("\033(0lqqk\033(Ba4?");
  }

  @Test
  void inUtf8EachCharacterIsItsBytesAndNoMore() throws IOException {
    FramePainter painter = streamed(TerminalGlyphs.UNICODE);
    painter.paint(frame(12, 3, "é─ß"));
    assertThat(sent()).contains("é─ß").doesNotContain("\000");
  }

  private FramePainter streamed(TerminalGlyphs glyphs) throws IOException {
    TtyTerminal tty = new TtyTerminal(output, new TerminalSize(12, 3), glyphs.charset(), true);
    FramePainter painter = new FramePainter(tty, Theme.MONO, glyphs);
    painter.enter();
    return painter;
  }

  private String sent() {
    String text = output.toString(StandardCharsets.UTF_8);
    output.reset();
    return text;
  }
}

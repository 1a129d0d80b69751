package gunitop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a pseudo-terminal of our own, with {@code stty} as the witness. */
class TerminalModesTest {
  private static final int O_RDWR_NOCTTY = 02 | 0400;
  private static final long TIOCSPTLCK = 0x40045431L;
  private static final long TIOCGPTN = 0x80045430L;
  private static final long TIOCSWINSZ = 0x5414;

  @TempDir Path folder;
  private int fd;
  private String slave;

  @BeforeEach
  void openPseudoTerminal() {
    NativePath path = new NativePath();
    path.set("/dev/ptmx");
    fd = LibC.calls().openat(-100, path.address(), O_RDWR_NOCTTY);
    try (Memory number = new Memory(8)) {
      number.clear();
      assertThat(LibC.calls().ioctl(fd, TIOCSPTLCK, Pointer.nativeValue(number))).isZero();
      assertThat(LibC.calls().ioctl(fd, TIOCGPTN, Pointer.nativeValue(number))).isZero();
      slave = "/dev/pts/" + number.getInt(0);
    }
  }

  @AfterEach
  void closePseudoTerminal() {
    LibC.calls().close(fd);
  }

  @Test
  void rawIsWhatSttyCallsRaw() throws IOException, InterruptedException {
    String before = stty("-g");
    stty("raw", "-echo", "-iexten", "-isig", "-ixon");
    final String wanted = stty("-g");
    stty(before);
    TerminalModes modes = TerminalModes.of(fd).get();
    assertThat(modes.raw().applyTo(fd)).isZero();
    assertThat(stty("-g")).isEqualTo(wanted).isNotEqualTo(before);
    assertThat(modes.applyTo(fd)).isZero();
    assertThat(stty("-g")).isEqualTo(before);
  }

  @Test
  void theSizeIsThatOfTheTerminal() {
    assertThat(TerminalModes.extent(fd)).isEqualTo(new TerminalModes.Extent(0, 0));
    try (Memory size = new Memory(8)) {
      size.clear();
      size.setShort(0, (short) 24);
      size.setShort(2, (short) 40_000);
      assertThat(LibC.calls().ioctl(fd, TIOCSWINSZ, Pointer.nativeValue(size))).isZero();
    }
    assertThat(TerminalModes.extent(fd)).isEqualTo(new TerminalModes.Extent(24, 40_000));
  }

  @Test
  void aFileIsNoTerminal() {
    NativePath path = new NativePath();
    path.set(folder.toString());
    int file = LibC.calls().openat(-100, path.address(), 0);
    assertThat(TerminalModes.of(file).error()).isEqualTo(Errno.ENOTTY);
    assertThat(TerminalModes.extent(file)).isEqualTo(new TerminalModes.Extent(0, 0));
    assertThat(JobControl.isInBackground(file)).isFalse();
    LibC.calls().close(file);
  }

  private String stty(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("stty", "-F", slave));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said.strip();
  }
}

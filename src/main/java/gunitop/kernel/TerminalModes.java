package gunitop.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/**
 * How a terminal treats what is typed and what is written ({@code termios(3)}; the layout is that
 * of Linux on x86-64 and arm64, in glibc and musl alike). Immutable.
 */
public final class TerminalModes {
  /** What a {@code struct termios} takes in no C library more of: 60 bytes in glibc. */
  private static final int SIZE = 128;

  private static final int INPUT_FLAGS = 0;
  private static final int OUTPUT_FLAGS = 4;
  private static final int LOCAL_FLAGS = 12;
  private static final int CONTROL_CHARACTERS = 17;

  private static final int IUTF8 = 040000;
  private static final int OPOST = 01;
  private static final int ISIG = 01;
  private static final int ICANON = 02;
  private static final int XCASE = 04;
  private static final int ECHO = 010;
  private static final int IEXTEN = 0100000;
  private static final int VTIME = 5;
  private static final int VMIN = 6;

  private static final int TCSANOW = 0;
  private static final long TIOCGWINSZ = 0x5413;

  private final byte[] modes;

  private TerminalModes(byte[] modes) {
    this.modes = modes;
  }

  /** Those of the terminal on this descriptor; fails with ENOTTY where it is none. */
  public static Answer<TerminalModes> of(int fd) {
    try (Memory memory = new Memory(SIZE)) {
      memory.clear();
      int error = -LibC.checked(LibC.calls().tcgetattr(fd, Pointer.nativeValue(memory)));
      return error == 0
          ? Answer.of(new TerminalModes(memory.getByteArray(0, SIZE)))
          : Answer.failed(error);
    }
  }

  /**
   * The same without signals from keys, flow control, translation, echo and lines: every byte that
   * is typed is read, as it is, and every byte written arrives. As {@code stty raw -echo -iexten}.
   */
  public TerminalModes raw() {
    try (Memory memory = new Memory(SIZE)) {
      memory.write(0, modes, 0, SIZE);
      memory.setInt(INPUT_FLAGS, memory.getInt(INPUT_FLAGS) & IUTF8);
      memory.setInt(OUTPUT_FLAGS, memory.getInt(OUTPUT_FLAGS) & ~OPOST);
      memory.setInt(
          LOCAL_FLAGS, memory.getInt(LOCAL_FLAGS) & ~(ISIG | ICANON | XCASE | ECHO | IEXTEN));
      memory.setByte(CONTROL_CHARACTERS + VMIN, (byte) 1);
      memory.setByte(CONTROL_CHARACTERS + VTIME, (byte) 0);
      return new TerminalModes(memory.getByteArray(0, SIZE));
    }
  }

  /**
   * Gives the terminal on this descriptor these modes, at once. A process in the background is
   * stopped for it ({@code SIGTTOU}) with its whole process group, until it is in the foreground,
   * unless {@link JobControl#neverStop} was called.
   *
   * @return 0 or an {@link Errno}
   */
  public int applyTo(int fd) {
    try (Memory memory = new Memory(SIZE)) {
      memory.write(0, modes, 0, SIZE);
      return -LibC.checked(LibC.calls().tcsetattr(fd, TCSANOW, Pointer.nativeValue(memory)));
    }
  }

  /**
   * The size of a terminal.
   *
   * @param rows in cells; 0 where the terminal does not know it
   * @param columns the same
   */
  public record Extent(int rows, int columns) {}

  /** The size of the terminal on this descriptor ({@code ioctl_tty(2)}); 0 by 0 if it is none. */
  public static Extent extent(int fd) {
    try (Memory memory = new Memory(8)) {
      memory.clear();
      LibC.calls().ioctl(fd, TIOCGWINSZ, Pointer.nativeValue(memory));
      return new Extent(memory.getShort(0) & 0xffff, memory.getShort(2) & 0xffff);
    }
  }
}

package gunitop.ui.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes on their way to the terminal: gathered, and written in one piece by {@link #flush}. */
final class OutputBytes extends OutputStream {
  private static final int FIRST_CAPACITY = 16 * 1024;

  private final OutputStream output;
  private byte[] bytes = new byte[FIRST_CAPACITY];
  private int length;

  OutputBytes(OutputStream output) {
    this.output = output;
  }

  @Override
  public void write(int b) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    bytes[length++] = (byte) b;
  }

  @Override
  public void write(byte[] some, int from, int count) {
    for (int i = 0; i < count; i++) {
      write(some[from + i]);
    }
  }

  /** Text that is ASCII alone. */
  void ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      write(text.charAt(i));
    }
  }

  /** A number in decimal. */
  void decimal(int number) {
    if (number >= 10) {
      decimal(number / 10);
    }
    write('0' + number % 10);
  }

  /** A character that is no surrogate. */
  void character(char c, Charset charset) {
    if (c < 0x80) {
      write(c);
    } else if (charset == StandardCharsets.UTF_8) {
      if (c < 0x800) {
        write(0xC0 | c >> 6);
      } else {
        write(0xE0 | c >> 12);
        write(0x80 | c >> 6 & 0x3F);
      }
      write(0x80 | c & 0x3F);
    } else {
      byte[] encoded = String.valueOf(c).getBytes(charset);
      write(encoded, 0, encoded.length);
    }
  }

  /** Hands over what was gathered, in one piece. */
  @Override
  public void flush() throws IOException {
    int count = length;
    length = 0;
    if (count > 0) {
      output.write(bytes, 0, count);
    }
    output.flush();
  }
}

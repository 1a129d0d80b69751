package gunitop.kernel;

import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.StringTokenizer;

/** The lines of {@code /proc/PID/status} ({@code proc_pid_status(5)}) that this program uses. */
public final class StatusFields {
  private final String text;

  /** Takes the file in. */
  public StatusFields(byte[] content) {
    this.text = new String(content, StandardCharsets.ISO_8859_1);
  }

  /** {@code SigCgt}: the signals with a handler, bit n-1 for signal n. */
  public OptionalLong caught() {
    Optional<String> value = value("SigCgt");
    try {
      return value.isPresent()
          ? OptionalLong.of(Long.parseUnsignedLong(value.get(), 16))
          : OptionalLong.empty();
    } catch (NumberFormatException notHexadecimal) {
      return OptionalLong.empty();
    }
  }

  /** The real user, the first number of {@code Uid}: who started it, if it was made setuid. */
  public OptionalInt realUid() {
    return uid(0);
  }

  /** The effective user, the second number of {@code Uid}. */
  public OptionalInt effectiveUid() {
    return uid(1);
  }

  private OptionalInt uid(int position) {
    Optional<String> value = value("Uid");
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    StringTokenizer uids = new StringTokenizer(value.get());
    try {
      for (int i = 0; i < position; i++) {
        uids.nextToken();
      }
      return OptionalInt.of(Integer.parseUnsignedInt(uids.nextToken()));
    } catch (NoSuchElementException | NumberFormatException notANumber) {
      return OptionalInt.empty();
    }
  }

  /**
   * What follows a name and its colon, without blanks around it; the name of the process stands in
   * the first line with its newlines escaped, so no process can write a line of its own.
   */
  public Optional<String> value(String name) {
    String start = "\n" + name + ":";
    int at = text.indexOf(start);
    if (at < 0) {
      return Optional.empty();
    }
    int end = text.indexOf('\n', at + start.length());
    return Optional.of(text.substring(at + start.length(), end < 0 ? text.length() : end).strip());
  }
}

package gunitop.hands.host;

import gunitop.process.ProcessId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What two programs say to each other: one line each way. Both sides may be of different versions
 * and of hostile users: what is not understood is not answered.
 */
final class TakeoverWords {
  /** More than a line is long. */
  static final int LONGEST = 64;

  /** How long either side waits for the other, in seconds. */
  static final int PATIENCE_SECONDS = 2;

  /** A program tries so many names. */
  static final int NAMES = 8;

  static final String GIVEN = "given";
  static final String BUSY = "busy";
  static final String REFUSED = "refused";
  static final String NOT_HELD = "not held";

  private static final String REQUEST = "take";

  private TakeoverWords() {}

  /** The names under which a program may listen. */
  static String name(int pid, long startTicks, int number) {
    return "gunitop-" + pid + "-" + startTicks + "-" + number;
  }

  /** The request to give up the controls of the application that this master belongs to. */
  static byte[] request(ProcessId master) {
    return line(REQUEST + " " + master.pid() + " " + master.startTicks());
  }

  /** A master as a request names it. */
  record Asked(int pid, long startTicks) {
    boolean isFor(ProcessId master) {
      return master.pid() == pid && master.startTicks() == startTicks;
    }
  }

  /** The master that a request is about; empty where it is no request. */
  static Optional<Asked> asked(byte[] line) {
    String[] words = text(line).split(" ", -1);
    if (words.length != 3 || !words[0].equals(REQUEST)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Asked(Integer.parseInt(words[1]), Long.parseLong(words[2])));
    } catch (NumberFormatException malformed) {
      return Optional.empty();
    }
  }

  static byte[] line(String word) {
    return (word + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  static String text(byte[] line) {
    return new String(line, StandardCharsets.US_ASCII);
  }
}

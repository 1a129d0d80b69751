package gunitop.kernel;

/** Writes TCP addresses as {@code ss -n} does, apart from a wildcard, which stays in full. */
public final class SocketAddressText {

  private SocketAddressText() {}

  /** {@code 127.0.0.1:8000} of 4 bytes in network order, {@code [::1]:8000} of 16. */
  public static String of(byte[] address, int port) {
    if (address.length == 4) {
      return dotted(address, 0) + ":" + port;
    }
    return "["
        + (isMapped(address) ? "::ffff:" + dotted(address, 12) : groups(address))
        + "]:"
        + port;
  }

  private static String dotted(byte[] address, int at) {
    return (address[at] & 0xFF)
        + "."
        + (address[at + 1] & 0xFF)
        + "."
        + (address[at + 2] & 0xFF)
        + "."
        + (address[at + 3] & 0xFF);
  }

  /** Whether 16 bytes hold an IPv4 address ({@code ::ffff:10.0.0.5}). */
  static boolean isMapped(byte[] address) {
    for (int i = 0; i < 10; i++) {
      if (address[i] != 0) {
        return false;
      }
    }
    return address[10] == -1 && address[11] == -1;
  }

  /** The eight groups, the longest run of two or more zero groups as {@code ::} (RFC 5952). */
  private static String groups(byte[] address) {
    int gap = -1;
    int gapLength = 1;
    for (int i = 0; i < 8; i++) {
      int run = zeroesFrom(address, i);
      if (run > gapLength) {
        gap = i;
        gapLength = run;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == gap) {
        text.append("::");
        i += gapLength - 1;
        continue;
      }
      if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
        text.append(':');
      }
      text.append(Integer.toHexString(group(address, i)));
    }
    return text.toString();
  }

  private static int zeroesFrom(byte[] address, int start) {
    int end = start;
    while (end < 8 && group(address, end) == 0) {
      end++;
    }
    return end - start;
  }

  private static int group(byte[] address, int index) {
    return (address[2 * index] & 0xFF) << 8 | address[2 * index + 1] & 0xFF;
  }
}

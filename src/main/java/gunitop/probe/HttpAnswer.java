package gunitop.probe;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * What has arrived of an answer; hostile, so no more of it is kept than a number.
 *
 * @param status of its first line; empty before that is there, and where it is none of HTTP
 * @param whole whether nothing more needs to be read
 */
public record HttpAnswer(Optional<Integer> status, boolean whole) {
  private static final int STATUS_AT = 9;
  private static final int STATUS_END = 12;
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;
  private static final String HEAD_END = "\r\n\r\n";
  private static final String LENGTH = "\r\ncontent-length:";
  private static final String CHUNKED = "\r\ntransfer-encoding: chunked\r\n";

  /** Of the first bytes of an array. */
  public static HttpAnswer of(byte[] bytes, int length) {
    String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    int end = text.indexOf(HEAD_END);
    Optional<Integer> status = status(text);
    if (end < 0 || status.isEmpty()) {
      return new HttpAnswer(end < 0 ? Optional.empty() : status, false);
    }
    String head = text.substring(0, end + 2).toLowerCase(Locale.ROOT);
    int body = length - end - HEAD_END.length();
    return new HttpAnswer(
        status,
        status.get() == NO_CONTENT
            || status.get() == NOT_MODIFIED
            || body >= contentLength(head)
            || head.contains(CHUNKED) && text.endsWith("0" + HEAD_END));
  }

  private static Optional<Integer> status(String text) {
    if (!text.startsWith("HTTP/1.") || text.length() <= STATUS_END) {
      return Optional.empty();
    }
    String digits = text.substring(STATUS_AT, STATUS_END);
    return digits.matches("[1-5][0-9][0-9]") && " \r".indexOf(text.charAt(STATUS_END)) >= 0
        ? Optional.of(Integer.valueOf(digits))
        : Optional.empty();
  }

  /** Where it is not told, the answer ends with the connection. */
  private static long contentLength(String head) {
    int at = head.indexOf(LENGTH);
    if (at < 0) {
      return Long.MAX_VALUE;
    }
    String value = head.substring(at + LENGTH.length(), head.indexOf('\r', at + 2)).strip();
    return value.matches("[0-9]{1,15}") ? Long.parseLong(value) : Long.MAX_VALUE;
  }
}

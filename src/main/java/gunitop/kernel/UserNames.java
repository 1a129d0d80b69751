package gunitop.kernel;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Login names by user id, of {@code /etc/passwd} alone: no {@code getent} is run, so a user of a
 * directory service is known by its number. For one thread at a time.
 */
public final class UserNames {
  private static final long KEPT_NANOS = 60_000_000_000L;

  private final Path passwd;
  private Map<Integer, String> names = Map.of();
  private long readAt;
  private boolean read;

  /** The names of a file laid out as {@code passwd(5)}. */
  public UserNames(Path passwd) {
    this.passwd = passwd;
  }

  /** The names of this host. */
  public static UserNames ofThisHost() {
    return new UserNames(Path.of("/etc/passwd"));
  }

  /** The login name, or the number in digits; the file is read again after a minute. */
  public String of(int uid) {
    long now = System.nanoTime();
    if (!read || now - readAt > KEPT_NANOS) {
      names = load();
      readAt = now;
      read = true;
    }
    String name = names.get(uid);
    return name == null ? Integer.toUnsignedString(uid) : name;
  }

  /**
   * The user id of a login name (of any that the file has for it), or of a number in digits, which
   * need not be in the file; empty where the file does not have the name. Reads the file each time.
   */
  public OptionalInt number(String nameOrDigits) {
    for (String line : text().split("\n")) {
      String[] fields = line.split(":");
      if (isUser(fields) && fields[0].equals(nameOrDigits)) {
        return OptionalInt.of(Integer.parseInt(fields[2]));
      }
    }
    return isNumber(nameOrDigits)
        ? OptionalInt.of(Integer.parseInt(nameOrDigits))
        : OptionalInt.empty();
  }

  private Map<Integer, String> load() {
    return parse(text());
  }

  private String text() {
    try (InputStream content = new FileInputStream(passwd.toFile())) {
      // Bytes that are no UTF-8 must not hide the other names.
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      return "";
    }
  }

  private static boolean isNumber(String text) {
    return text.matches("[0-9]{1,9}");
  }

  private static boolean isUser(String... fields) {
    return fields.length > 2 && isNumber(fields[2]);
  }

  /** The first name of each uid, as the C library answers. */
  static Map<Integer, String> parse(String passwd) {
    Map<Integer, String> names = new HashMap<>();
    for (String line : passwd.split("\n")) {
      String[] fields = line.split(":");
      if (isUser(fields)) {
        names.putIfAbsent(Integer.valueOf(fields[2]), fields[0]);
      }
    }
    return names;
  }
}

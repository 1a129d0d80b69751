package gunitop.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

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

  private Map<Integer, String> load() {
    try {
      // Bytes that are no UTF-8 must not hide the other names.
      return parse(new String(Files.readAllBytes(passwd), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      return Map.of();
    }
  }

  /** The first name of each uid, as the C library answers. */
  static Map<Integer, String> parse(String passwd) {
    Map<Integer, String> names = new HashMap<>();
    for (String line : passwd.split("\n")) {
      String[] fields = line.split(":");
      if (fields.length > 2 && fields[2].matches("\\d{1,9}")) {
        names.putIfAbsent(Integer.valueOf(fields[2]), fields[0]);
      }
    }
    return names;
  }
}

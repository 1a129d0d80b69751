package gunitop.trust;

import gunitop.kernel.Self;
import gunitop.kernel.UserNames;
import java.nio.file.Path;

/** Who somebody is, as an operator reads it. */
public final class Who {
  private Who() {}

  /** Whether this user is root or we. */
  public static boolean isRootOrUs(int uid) {
    return uid == 0 || uid == Self.effectiveUid();
  }

  /** E.g. {@code eve (uid 1001)}; {@code uid 1001} where the password file has no name for it. */
  public static String user(int uid) {
    String name = UserNames.ofThisHost().of(uid);
    String digits = Integer.toUnsignedString(uid);
    return name.equals(digits) ? "uid " + digits : name + " (uid " + digits + ")";
  }

  /** The user's name; the number where the password file has none for it. */
  public static String name(int uid) {
    return UserNames.ofThisHost().of(uid);
  }

  /** E.g. {@code group adm}: {@code group(5)} has the number where {@code passwd(5)} has it. */
  static String group(int gid) {
    return "group " + new UserNames(Path.of("/etc/group")).of(gid);
  }
}

package gunitop.e2e;

import java.util.List;

/** Commands run as a user without rights. */
final class OtherUser {
  /** Debian's nobody. */
  static final int NOBODY = 65534;

  private OtherUser() {}

  /** What to put before a command so that it runs as this user, and with none of our groups. */
  static List<String> prefix(int uid) {
    return List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups");
  }

  /** Whether this test may become another user. */
  static boolean canBecome() {
    return Shell.run("id", "-u").out().strip().equals("0");
  }
}

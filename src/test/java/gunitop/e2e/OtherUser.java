package gunitop.e2e;

import gunitop.needs.Need;
import java.util.List;

/** Commands run as a user without rights. */
final class OtherUser {
  /** Debian's nobody. */
  static final int NOBODY = 65534;

  private OtherUser() {}

  /** What to put before a command so that it runs as this user, and with none of our groups. */
  static List<String> prefix(int uid) {
    Need.ROOT.mustBeDeclared();
    return List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups");
  }
}

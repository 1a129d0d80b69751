package gunitop.process;

/**
 * A user.
 *
 * @param uid the numeric user id
 * @param name the login name; the number in digits where no name is known
 */
public record Owner(int uid, String name) {

  /** Whether this user may do anything to any process. */
  public boolean isRoot() {
    return uid == 0;
  }
}

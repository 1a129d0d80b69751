package gunitop.owner.systemd;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The service in a control group's path; a session's scope is no service.
 *
 * @param name its name
 * @param ofUser whether it lies below {@code user@UID.service} or in {@code user.slice}, where a
 *     user may make groups of any name: it is none of the host's
 */
record UnitPath(String name, boolean ofUser) {
  private static final Pattern USERS_MANAGER = Pattern.compile("user@\\d+\\.service");

  static Optional<UnitPath> of(String controlGroup) {
    boolean ofUser = false;
    for (String part : controlGroup.split("/")) {
      if (part.equals("user.slice") || USERS_MANAGER.matcher(part).matches()) {
        ofUser = true;
      } else if (part.endsWith(".service")) {
        return Optional.of(new UnitPath(part, ofUser));
      }
    }
    return Optional.empty();
  }
}

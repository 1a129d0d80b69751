package gunitop.app;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.kernel.UserNames;
import gunitop.process.Printable;
import gunitop.process.ProcessSample;
import java.util.OptionalInt;

/**
 * The user whose processes were asked for on the command line.
 *
 * @param given the name or the number as it was given
 * @param uid the user id; empty where {@code /etc/passwd} has no such name
 * @param name the name by which this user's processes go: the first of the uid
 */
record RequestedUser(String given, OptionalInt uid, String name) {

  /** Looks the user up on this host. */
  static RequestedUser of(String given) {
    UserNames names = UserNames.ofThisHost();
    OptionalInt uid = names.number(given);
    return new RequestedUser(given, uid, uid.isPresent() ? names.of(uid.getAsInt()) : given);
  }

  /** That there is no such user, in one line. */
  String refusal() {
    return "there is no user '"
        + Printable.of(given)
        + "' in /etc/passwd; a user of a directory service goes by the number";
  }

  /** Whether a master or worker of this application is this user's. */
  boolean owns(Application application) {
    return application.generations().stream().anyMatch(this::owns);
  }

  private boolean owns(Generation generation) {
    return isOwn(generation.master().process())
        || generation.workers().stream().anyMatch(worker -> isOwn(worker.process()));
  }

  private boolean isOwn(ProcessSample process) {
    return uid.isPresent() && process.traits().owner().uid() == uid.getAsInt();
  }
}

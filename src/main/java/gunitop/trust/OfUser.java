package gunitop.trust;

import gunitop.kernel.FileStatus;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Passes the way to a file of one user. Directories may be anybody's; a link may be of that user,
 * of root or of ours, so that no third one chooses the file. One of that user's own may not lead to
 * a file of root's or ours: he could not have read it himself.
 */
final class OfUser implements StepRule {
  private OptionalInt uid;
  private boolean ledByUser;

  private OfUser(OptionalInt uid) {
    this.uid = uid;
  }

  /** A user who is known. */
  static OfUser known(int uid) {
    return new OfUser(OptionalInt.of(uid));
  }

  /** Whoever it is whose link or file comes first, besides root and us. */
  static OfUser whoever() {
    return new OfUser(OptionalInt.empty());
  }

  @Override
  public Optional<String> objection(String path, FileStatus entry, FileStatus directory) {
    if (entry.isDirectory()) {
      return Optional.empty();
    }
    boolean foreign = !Who.isRootOrUs(entry.uid());
    if (foreign && uid.isEmpty()) {
      uid = OptionalInt.of(entry.uid());
    }
    if (foreign && uid.getAsInt() != entry.uid()) {
      return Optional.of(path + " belongs to " + Who.user(entry.uid()));
    }
    if (entry.isLink()) {
      ledByUser |= foreign;
      return Optional.empty();
    }
    boolean mayBeAny = uid.isPresent() && Who.isRootOrUs(uid.getAsInt());
    return !foreign && !mayBeAny && (ledByUser || entry.links() > 1)
        ? Optional.of(path + " belongs to " + Who.user(entry.uid()) + " and another linked it")
        : Optional.empty();
  }
}

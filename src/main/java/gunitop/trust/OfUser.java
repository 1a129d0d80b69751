package gunitop.trust;

import gunitop.kernel.FileStatus;
import java.util.Optional;

/**
 * Passes the way to a file of one user. Directories may be anybody's; a link may be of that user,
 * of root or of ours, so that no third one chooses the file. One of that user's own may not lead to
 * a file of root's or ours: he could not have read it himself.
 */
final class OfUser implements StepRule {
  private final int uid;
  private boolean ledByUser;

  OfUser(int uid) {
    this.uid = uid;
  }

  @Override
  public Optional<String> objection(String path, FileStatus entry, FileStatus directory) {
    if (entry.isDirectory()) {
      return Optional.empty();
    }
    if (entry.uid() != uid && !Who.isRootOrUs(entry.uid())) {
      return Optional.of(path + " belongs to " + Who.user(entry.uid()));
    }
    if (entry.isLink()) {
      ledByUser |= !Who.isRootOrUs(entry.uid());
      return Optional.empty();
    }
    boolean chosen = ledByUser || entry.links() > 1;
    return chosen && !Who.isRootOrUs(uid) && entry.uid() != uid
        ? Optional.of(path + " is of " + Who.user(entry.uid()) + " and was linked by another")
        : Optional.empty();
  }
}

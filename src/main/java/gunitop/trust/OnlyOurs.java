package gunitop.trust;

import gunitop.kernel.FileStatus;
import java.util.Optional;

/**
 * Passes what nobody but root or we could have put there. It belongs to root or us and nobody else
 * may write to it: where the file has an access control list, the mode's bits of the group are the
 * most that any of its entries gives ({@code acl(5)}).
 *
 * <p>In a directory where everybody may write, the sticky bit lets nobody but the owner rename or
 * remove an entry ({@code unlink(2)}); but one who cannot write to a file of ours can perhaps give
 * it a second name there. So a file with more than one name does not pass there.
 */
final class OnlyOurs implements StepRule {
  private static final int STICKY = 01000;
  private static final int GROUP_WRITES = 020;
  private static final int OTHERS_WRITE = 02;

  @Override
  public Optional<String> objection(String path, FileStatus entry, FileStatus directory) {
    // Whoever owns a socket did not bind it where only root or we may make a file.
    boolean ownerCounts = !entry.isSocket() || isShared(directory);
    if (ownerCounts && !Who.isRootOrUs(entry.uid())) {
      return Optional.of(path + " belongs to " + Who.user(entry.uid()));
    }
    boolean guarded = entry.isDirectory() && (entry.mode() & STICKY) != 0;
    // A link's own mode means nothing; a socket's says who may connect.
    boolean modeCounts = entry.isDirectory() || entry.isRegular();
    if (modeCounts && isShared(entry) && !guarded) {
      return Optional.of(path + " is writable by " + writers(entry));
    }
    if (!entry.isDirectory() && isShared(directory) && entry.links() > 1) {
      return Optional.of(
          path + " has another name elsewhere, and " + writers(directory) + " may link it there");
    }
    return Optional.empty();
  }

  private static boolean isShared(FileStatus status) {
    return (status.mode() & (GROUP_WRITES | OTHERS_WRITE)) != 0;
  }

  private static String writers(FileStatus status) {
    return (status.mode() & OTHERS_WRITE) != 0 ? "everybody" : Who.group(status.gid());
  }
}

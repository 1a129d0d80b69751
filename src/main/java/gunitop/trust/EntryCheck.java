package gunitop.trust;

import gunitop.kernel.Answer;
import gunitop.kernel.Errno;
import gunitop.kernel.FileCalls;
import gunitop.kernel.FileStatus;
import java.util.Optional;

/**
 * Names an entry of a directory by a descriptor ({@code O_PATH | O_NOFOLLOW}), looks at it, and
 * passes or refuses it.
 */
final class EntryCheck {
  private final StepRule rule;
  private final MountedFilesystems mounts;

  EntryCheck(StepRule rule, MountedFilesystems mounts) {
    this.rule = rule;
    this.mounts = mounts;
  }

  /**
   * An entry that was passed.
   *
   * @param path as it is spelt without links; empty for the root directory
   */
  record Step(int fd, String path, FileStatus status) {

    /** The path of an entry of this directory. */
    String pathOf(String name) {
      return path + "/" + name;
    }

    /** The path as an operator reads it. */
    String shown() {
      return path.isEmpty() ? "/" : path;
    }
  }

  /** Goes from a directory to one of its entries. */
  Checked<Step> enter(Step directory, String name) {
    String path = directory.pathOf(name);
    int fd = FileCalls.name(directory.fd(), name);
    if (fd == -Errno.ENOENT || fd == -Errno.ENOTDIR) {
      return new Checked.Absent<>(path + " does not exist");
    }
    if (fd < 0) {
      return new Checked.Unreadable<>(path + " may not be looked at: " + Errno.text(-fd));
    }
    Answer<FileStatus> known = FileCalls.status(fd, true);
    boolean waits =
        known.isPresent()
            && known.get().isDirectory()
            && mounts.isMountedOnDemand(known.get().device());
    if (!waits) {
      return judge(fd, path, directory);
    }
    FileCalls.close(fd);
    int mounted = FileCalls.nameDirectory(directory.fd(), name);
    return mounted < 0
        ? new Checked.Unreadable<>(path + " cannot be mounted: " + Errno.text(-mounted))
        : judge(mounted, path, directory);
  }

  /** Looks at the root directory, whose descriptor this is. */
  Checked<Step> begin(int root) {
    return root < 0
        ? new Checked.Unreadable<>("/ may not be looked at: " + Errno.text(-root))
        : judge(root, "", null);
  }

  /** What is known of it first: to ask more of a filesystem that another serves could hang. */
  private Checked<Step> judge(int fd, String path, Step directory) {
    String shown = path.isEmpty() ? "/" : path;
    Answer<FileStatus> status = FileCalls.status(fd, true);
    Optional<String> objection =
        status.isPresent() ? mounts.objection(shown, status.get().device()) : Optional.empty();
    if (objection.isEmpty()) {
      status = FileCalls.status(fd, false);
    }
    if (objection.isEmpty() && status.isPresent()) {
      FileStatus around = directory == null ? status.get() : directory.status();
      objection = rule.objection(shown, status.get(), around);
    }
    if (objection.isEmpty() && status.isPresent()) {
      return new Checked.Good<>(new Step(fd, path, status.get()));
    }
    FileCalls.close(fd);
    return objection.isPresent()
        ? new Checked.Refused<>(objection.get())
        : new Checked.Unreadable<>(shown + ": " + Errno.text(status.error()));
  }
}

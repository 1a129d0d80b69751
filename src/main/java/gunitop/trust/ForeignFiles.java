package gunitop.trust;

import gunitop.kernel.Answer;
import gunitop.kernel.DirectoryNames;
import gunitop.kernel.Errno;
import gunitop.kernel.FileCalls;
import gunitop.trust.EntryCheck.Step;
import java.util.Optional;
import java.util.function.Function;

/**
 * Files of others, by the paths of a process: regular ones on ordinary filesystems, of one user
 * besides root and us. What they hold is that user's word: hostile, and a part of it only within a
 * {@link Budget}.
 */
public final class ForeignFiles {
  private final Function<StepRule, Checked<PathWalk>> begin;

  private ForeignFiles(Function<StepRule, Checked<PathWalk>> begin) {
    this.begin = begin;
  }

  /** By the paths of this host. */
  public static ForeignFiles ofThisHost() {
    return new ForeignFiles(rule -> PathWalk.begin(rule, PathWalk.Makes.NONE));
  }

  /** By the paths of a process that may have a root directory of its own, as in a container. */
  public static ForeignFiles seenBy(int pid) {
    return new ForeignFiles(rule -> PathWalk.beginIn(pid, rule));
  }

  /**
   * Opens a file of this user, or one of root's or ours to which nobody else leads.
   *
   * @param uid who names the file
   */
  public Checked<CheckedFile> open(String path, int uid) {
    return CheckedFile.atTheEnd(path, begin.apply(OfUser.known(uid)));
  }

  /** Opens a file whoever it belongs to; the whole way to it must be his, root's or ours. */
  public Checked<CheckedFile> open(String path) {
    return CheckedFile.atTheEnd(path, begin.apply(OfUser.whoever()));
  }

  /** The names in a directory, whoever it belongs to. */
  public Checked<DirectoryNames> names(String directory, int most) {
    return begin
        .apply(OfUser.whoever())
        .then(
            begun -> {
              try (PathWalk walk = begun) {
                return walk.to(directory).then(end -> names(end, most));
              }
            });
  }

  private static Checked<DirectoryNames> names(PathWalk.End end, int most) {
    Optional<Step> entry = end.entry();
    if (entry.isEmpty()) {
      return new Checked.Absent<>(end.path() + " does not exist");
    }
    if (!entry.get().status().isDirectory()) {
      return new Checked.Refused<>(
          end.path() + " is a " + entry.get().status().kind() + ", no directory");
    }
    return names(entry.get(), most);
  }

  static Checked<DirectoryNames> names(Step directory, int most) {
    int fd = FileCalls.openNamed(directory.fd());
    Answer<DirectoryNames> names = fd < 0 ? Answer.failed(-fd) : DirectoryNames.of(fd, most);
    FileCalls.close(fd);
    return names.isPresent()
        ? new Checked.Good<>(names.get())
        : new Checked.Unreadable<>(
            directory.shown() + " may not be read: " + Errno.text(names.error()));
  }
}

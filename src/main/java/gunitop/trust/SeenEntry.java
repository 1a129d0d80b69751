package gunitop.trust;

import gunitop.kernel.Answer;
import gunitop.kernel.DiskSpace;
import gunitop.kernel.FileCalls;
import gunitop.kernel.FileStatus;
import gunitop.trust.EntryCheck.Step;
import java.util.Optional;

/**
 * What lies at a path, as a process sees it, in its mount namespace and below its root. Links are
 * followed as that process would; nothing is opened.
 *
 * @param path without links
 * @param status what it is
 * @param linkChangedNanos when the last changed of the links on the way to it was made or changed,
 *     in nanoseconds since the epoch; 0 where there was no link
 * @param space what is free on its filesystem; empty where that cannot be asked
 * @param makesFiles whether we ourselves may make files in it; empty where it is no directory or
 *     that cannot be asked
 * @param listsAccess whether an access control list may say more than its mode
 */
public record SeenEntry(
    String path,
    FileStatus status,
    long linkChangedNanos,
    Optional<DiskSpace> space,
    Optional<Boolean> makesFiles,
    boolean listsAccess) {
  private static final StepRule ANYBODYS = (path, entry, directory) -> Optional.empty();

  /** Looks; absent where nothing lies there. */
  public static Checked<SeenEntry> of(int pid, String path) {
    return PathWalk.beginIn(pid, ANYBODYS)
        .then(
            begun -> {
              try (PathWalk walk = begun) {
                return walk.to(path).then(end -> at(end, walk.linkChangedNanos()));
              }
            });
  }

  private static Checked<SeenEntry> at(PathWalk.End end, long linkChangedNanos) {
    if (end.entry().isEmpty()) {
      return new Checked.Absent<>(end.path() + " does not exist");
    }
    Step step = end.entry().get();
    Answer<DiskSpace> space = FileCalls.space(step.fd());
    boolean directory = step.status().isDirectory();
    return new Checked.Good<>(
        new SeenEntry(
            end.path(),
            step.status(),
            linkChangedNanos,
            space.isPresent() ? Optional.of(space.get()) : Optional.empty(),
            directory ? makesFiles(step.fd()) : Optional.empty(),
            directory && FileCalls.mayHaveAccessList(step.fd())));
  }

  private static Optional<Boolean> makesFiles(int fd) {
    Answer<Boolean> may = FileCalls.mayMakeFilesIn(fd);
    return may.isPresent() ? Optional.of(may.get()) : Optional.empty();
  }
}

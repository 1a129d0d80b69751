package gunitop.release.disk;

import gunitop.kernel.DirectoryEntries;
import gunitop.kernel.FileStatus;
import gunitop.trust.Budget;
import gunitop.trust.Checked;
import gunitop.trust.ForeignDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the repositories in which the code of a process may lie ({@code gitrepository-layout(5)}).
 */
final class RepositoryFinder {
  private static final String GIT = ".git";
  private static final String POINTER = "gitdir: ";

  private final int pid;

  RepositoryFinder(int pid) {
    this.pid = pid;
  }

  /** What was found in one folder: a repository, or why it cannot be read. */
  record Found(String tree, Checked<FoundRepository> repository) {}

  /** The nearest one from a folder upwards; empty where there is none. */
  Optional<Found> above(String folder) {
    String path = folder;
    for (int depth = 0; depth < Budget.DEPTH && !path.isEmpty(); depth++) {
      Optional<Found> here = in(path);
      if (here.isPresent()) {
        return here;
      }
      path = Paths.parent(path);
    }
    return Optional.empty();
  }

  /**
   * Those of a bench: Frappe is started in {@code sites}, and beside it lies each application, a
   * repository of its own, in {@code apps}.
   */
  List<Found> ofBench(String folder) {
    boolean isSites = folder.endsWith("/sites");
    String bench = isSites ? Paths.parent(folder) : folder;
    List<Found> found = new ArrayList<>();
    ForeignDirectory.seenBy(pid, bench + "/apps")
        .then(
            opened -> {
              try (ForeignDirectory apps = opened) {
                return apps.entries(Budget.DIRECTORY_NAMES);
              }
            })
        .value()
        .filter(unused -> isSites || isThere(bench + "/sites"))
        .stream()
        .flatMap(names -> names.entries().stream())
        .filter(DirectoryEntries.Entry::mayBeDirectory)
        .map(DirectoryEntries.Entry::name)
        .sorted()
        .limit(Budget.REPOSITORIES)
        .forEach(name -> in(bench + "/apps/" + name).ifPresent(found::add));
    return found;
  }

  private boolean isThere(String directory) {
    return ForeignDirectory.seenBy(pid, directory)
        .value()
        .map(
            open -> {
              open.close();
              return true;
            })
        .orElse(false);
  }

  private Optional<Found> in(String folder) {
    Checked<ForeignDirectory> opened = ForeignDirectory.seenBy(pid, folder);
    if (opened.value().isEmpty()) {
      return Optional.empty();
    }
    try (ForeignDirectory directory = opened.value().get()) {
      Optional<FileStatus> git = directory.look(GIT);
      if (git.isEmpty()) {
        return Optional.empty();
      }
      String tree = directory.path();
      String path = Paths.in(tree, GIT);
      Checked<FoundRepository> repository =
          git.get().isRegular()
              ? pointed(tree, path, git.get().uid())
              : repository(tree, path, Optional.empty());
      return Optional.of(new Found(tree, repository));
    }
  }

  /** The repository of a worktree or a submodule, whose {@code .git} is a file. */
  private Checked<FoundRepository> pointed(String tree, String file, int uid) {
    Optional<String> text = new SmallFiles(pid, uid).text(file).map(String::strip);
    return text.filter(line -> line.startsWith(POINTER) && line.indexOf('\n') < 0)
        .map(line -> Paths.resolve(tree, line.substring(POINTER.length())))
        .map(path -> repository(tree, path, Optional.of(uid)))
        .orElseGet(() -> new Checked.Unreadable<>(file + " does not say where the repository is"));
  }

  /**
   * A repository.
   *
   * @param leader who wrote the file that leads there: he may lead only to what is his own
   */
  private Checked<FoundRepository> repository(
      String tree, String gitDirectory, Optional<Integer> leader) {
    return owner(gitDirectory, leader)
        .then(
            uid -> {
              Optional<String> common =
                  new SmallFiles(pid, uid)
                      .text(gitDirectory + "/commondir")
                      .map(line -> Paths.resolve(gitDirectory, line.strip()));
              return common.isEmpty()
                  ? new Checked.Good<>(new FoundRepository(tree, gitDirectory, gitDirectory, uid))
                  : owner(common.get(), Optional.of(uid))
                      .then(
                          unused ->
                              new Checked.Good<>(
                                  new FoundRepository(tree, gitDirectory, common.get(), uid)));
            });
  }

  private Checked<Integer> owner(String path, Optional<Integer> leader) {
    return ForeignDirectory.seenBy(pid, path)
        .then(
            opened -> {
              try (ForeignDirectory directory = opened) {
                int uid = directory.status().uid();
                return leader.isEmpty() || leader.get() == uid || leader.get() == 0
                    ? new Checked.Good<>(uid)
                    : new Checked.Refused<>(path + " belongs to another than what leads there");
              }
            });
  }
}

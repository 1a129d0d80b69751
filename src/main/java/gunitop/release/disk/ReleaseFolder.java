package gunitop.release.disk;

import gunitop.kernel.DirectoryEntries;
import gunitop.kernel.FileStatus;
import gunitop.release.CodeQuestion;
import gunitop.release.ReleaseLink;
import gunitop.trust.Budget;
import gunitop.trust.ForeignDirectory;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The release in which a process runs, where deployments lie beside each other: {@code
 * releases/20261127101500} and a link {@code current}, as Capistrano and its kin lay them out; or
 * any folder that a link leads to by which the process was started.
 *
 * @param path the folder of the release
 * @param link the link to the release that is to run
 */
record ReleaseFolder(String path, ReleaseLink link) {
  private static final String RELEASES = "/releases/";
  private static final String USUAL_LINK = "current";
  private static final Pattern REVISION = Pattern.compile("[0-9a-f]{7,64}");

  /** The release of what is asked about; empty where it is none. */
  static Optional<ReleaseFolder> of(CodeQuestion question) {
    int pid = question.master().pid();
    int start = question.folder().indexOf(RELEASES);
    if (start >= 0) {
      int from = start + RELEASES.length();
      int end = question.folder().indexOf('/', from);
      String base = question.folder().substring(0, start);
      String path = end < 0 ? question.folder() : question.folder().substring(0, end);
      return linkIn(pid, base).map(link -> new ReleaseFolder(path, link));
    }
    return question
        .startedIn()
        .filter(path -> !path.equals(question.folder()))
        .flatMap(path -> link(pid, Paths.parent(path), path.substring(path.lastIndexOf('/') + 1)))
        .map(link -> new ReleaseFolder(question.folder(), link));
  }

  private static Optional<ReleaseLink> linkIn(int pid, String base) {
    Optional<ForeignDirectory> opened = ForeignDirectory.seenBy(pid, base).value();
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    List<String> names;
    try (ForeignDirectory directory = opened.get()) {
      names =
          directory.entries(Budget.DIRECTORY_NAMES).value().stream()
              .flatMap(all -> all.entries().stream())
              .filter(one -> !one.mayBeDirectory() && !one.mayBeFile())
              .map(DirectoryEntries.Entry::name)
              .sorted(Comparator.comparing(name -> !name.equals(USUAL_LINK)))
              .limit(Budget.LINKS)
              .toList();
    }
    return names.stream()
        .flatMap(name -> link(pid, base, name).stream())
        .filter(link -> link.target().startsWith(base + RELEASES))
        .findFirst();
  }

  private static Optional<ReleaseLink> link(int pid, String directory, String name) {
    Optional<ForeignDirectory> opened = ForeignDirectory.seenBy(pid, directory).value();
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    Optional<FileStatus> link;
    try (ForeignDirectory around = opened.get()) {
      link = around.look(name).filter(FileStatus::isLink);
    }
    String path = Paths.in(directory, name);
    return link.flatMap(
        status ->
            ForeignDirectory.seenBy(pid, path)
                .value()
                .map(
                    target -> {
                      target.close();
                      return new ReleaseLink(
                          path,
                          target.path(),
                          Instant.ofEpochSecond(0, status.modifiedNanos()),
                          revision(pid, target.path(), target.status().uid()));
                    }));
  }

  /** The commit that a deployment has written down in a release. */
  static Optional<String> revision(int pid, String release, int uid) {
    return new SmallFiles(pid, uid)
        .text(Paths.in(release, "REVISION"))
        .map(String::strip)
        .filter(text -> REVISION.matcher(text).matches());
  }
}

package gunitop.release.disk;

import gunitop.kernel.FileStatus;
import gunitop.process.Printable;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.release.CodePlace;
import gunitop.release.CodeQuestion;
import gunitop.release.DiskFacts;
import gunitop.release.Repository;
import gunitop.trust.Checked;
import gunitop.trust.ForeignDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The disks of this host. For one thread. */
public final class DiskReader implements CodeSource {
  private static final int TROUBLE_COLUMNS = 120;

  private final Commits commits = new Commits();

  @Override
  public Map<ProcessId, DiskFacts> read(List<CodeQuestion> questions) {
    Map<ProcessId, DiskFacts> facts = new HashMap<>();
    long deadline = Limit.deadlineNanos();
    for (CodeQuestion question : questions) {
      facts.put(question.master(), read(question, Limit.until(deadline)));
    }
    return facts;
  }

  private DiskFacts read(CodeQuestion question, Limit limit) {
    int pid = question.master().pid();
    RepositoryFinder finder = new RepositoryFinder(pid);
    List<RepositoryFinder.Found> found = new ArrayList<>(finder.ofBench(question.folder()));
    Optional<ReleaseFolder> release = ReleaseFolder.of(question);
    if (found.isEmpty()) {
      finder.above(question.folder()).ifPresent(found::add);
    }
    List<CodePlace> places = new ArrayList<>();
    for (RepositoryFinder.Found one : found) {
      places.add(repository(question, one, limit));
    }
    if (places.isEmpty()) {
      String path = release.map(ReleaseFolder::path).orElse(question.folder());
      boolean holds = holds(question, path);
      if (holds || release.isPresent()) {
        places.add(folder(question, path, holds, limit));
      }
    }
    return new DiskFacts(
        places,
        release.map(ReleaseFolder::link),
        question
            .program()
            .filter(path -> path.startsWith("/"))
            .map(path -> PackagesFolder.changed(pid, path))
            .orElse(Reading.notRead()));
  }

  private CodePlace repository(CodeQuestion question, RepositoryFinder.Found found, Limit limit) {
    int pid = question.master().pid();
    Checked<Repository> read =
        found
            .repository()
            .then(where -> new GitReader(pid, where, commits).read(question.since(), limit));
    return new CodePlace(
        found.tree(),
        read.value(),
        Optional.empty(),
        Printable.of(read.sentence(), TROUBLE_COLUMNS),
        holds(question, found.tree()),
        SourceWalk.of(pid, found.tree(), question.since(), limit));
  }

  private static CodePlace folder(CodeQuestion question, String path, boolean holds, Limit limit) {
    int pid = question.master().pid();
    Optional<Integer> owner =
        ForeignDirectory.seenBy(pid, path)
            .value()
            .map(
                open -> {
                  open.close();
                  return open.status().uid();
                });
    return new CodePlace(
        path,
        Optional.empty(),
        owner.flatMap(uid -> ReleaseFolder.revision(pid, path, uid)),
        "",
        holds,
        SourceWalk.of(pid, path, question.since(), limit));
  }

  /** Whether Python finds the application's module in a folder that it looks in, and there. */
  private static boolean holds(CodeQuestion question, String place) {
    List<String> folders = new ArrayList<>(question.paths());
    folders.add(question.folder());
    folders.add(place);
    return question.module().isPresent()
        && folders.stream()
            .filter(folder -> Paths.isBelow(folder, place))
            .anyMatch(folder -> holdsModule(question, folder));
  }

  private static boolean holdsModule(CodeQuestion question, String folder) {
    Optional<ForeignDirectory> opened =
        ForeignDirectory.seenBy(question.master().pid(), folder).value();
    if (opened.isEmpty()) {
      return false;
    }
    try (ForeignDirectory directory = opened.get()) {
      String module = question.module().get();
      return directory.look(module).filter(FileStatus::isDirectory).isPresent()
          || directory.look(module + ".py").isPresent();
    }
  }
}

package gunitop.release.disk;

import gunitop.kernel.FileStatus;
import gunitop.release.Commit;
import gunitop.release.Distance;
import gunitop.release.HeadLog;
import gunitop.release.Repository;
import gunitop.trust.Budget;
import gunitop.trust.Checked;
import gunitop.trust.CheckedFile;
import gunitop.trust.Content;
import gunitop.trust.Who;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what git's own files say of one repository. */
final class GitReader {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final Pattern REF = Pattern.compile("refs/[^\\x00-\\x20:?*\\[\\\\^~]{1,1000}");
  private static final String SYMBOLIC = "ref: ";
  private static final int SYMBOLIC_REFS = 5;

  /** Commits at which HEAD was lately: each generation of an upgrade runs one of them. */
  private static final int LATEST = 8;

  private final FoundRepository found;
  private final SmallFiles files;
  private final Commits commits;
  private Instant settledSince = Instant.EPOCH;

  GitReader(int pid, FoundRepository found, Commits commits) {
    this.found = found;
    this.files = new SmallFiles(pid, found.ownerUid());
    this.commits = commits;
  }

  /**
   * What they say.
   *
   * @param since when what runs began: the commit of that moment is looked up too
   */
  Checked<Repository> read(Instant since, Limit limit) {
    return text(found.gitDirectory() + "/HEAD")
        .then(this::resolved)
        .then(head -> new Checked.Good<>(repository(head, since, limit)));
  }

  private Repository repository(String head, Instant since, Limit limit) {
    HeadLog log = log();
    Set<String> wanted = new HashSet<>(log.latest(LATEST));
    wanted.add(head);
    log.at(since, Instant.now()).ifPresent(wanted::add);
    CommitReader reader = commits.reader(found, files, head);
    Map<String, String> subjects = new HashMap<>();
    Map<String, Distance> distances = new HashMap<>();
    for (String commit : wanted) {
      reader
          .read(commit)
          .map(Commit::subject)
          .or(() -> log.subject(commit))
          .ifPresent(subject -> subjects.put(commit, subject));
      if (!commit.equals(head) && limit.isInTime()) {
        Distance.between(commit, head, reader::read, Budget.COMMITS)
            .ifPresent(distance -> distances.put(commit, distance));
      }
    }
    String owner = Who.name(found.ownerUid());
    return new Repository(
        owner, found.ownerUid(), head, log, Optional.of(settledSince), subjects, distances);
  }

  /** The commit that a ref's text means, through symbolic ones. */
  private Checked<String> resolved(String first) {
    String text = first.strip();
    for (int i = 0; i < SYMBOLIC_REFS; i++) {
      if (ID.matcher(text).matches()) {
        return new Checked.Good<>(text);
      }
      String ref = text.startsWith(SYMBOLIC) ? text.substring(SYMBOLIC.length()).strip() : "";
      if (!REF.matcher(ref).matches() || ref.contains("..")) {
        return new Checked.Unreadable<>(found.gitDirectory() + "/HEAD names no branch");
      }
      Checked<String> loose = text(found.commonDirectory() + "/" + ref);
      if (loose instanceof Checked.Absent<String>) {
        return packed(ref);
      }
      if (loose.value().isEmpty()) {
        return loose;
      }
      text = loose.value().get().strip();
    }
    return new Checked.Unreadable<>(found.gitDirectory() + "/HEAD leads too far");
  }

  private Checked<String> packed(String ref) {
    String path = found.commonDirectory() + "/packed-refs";
    return content(path, Budget.PACKED_REFS_BYTES)
        .then(
            content ->
                content
                    .text()
                    .lines()
                    .filter(line -> line.endsWith(" " + ref))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .filter(id -> ID.matcher(id).matches())
                    .findFirst()
                    .map(id -> (Checked<String>) new Checked.Good<>(id))
                    .orElseGet(() -> new Checked.Absent<>(ref + " has no commit in " + path)));
  }

  private Checked<String> text(String path) {
    return content(path, Budget.GIT_FILE_BYTES).then(one -> new Checked.Good<>(one.text()));
  }

  /** What a file holds that says where HEAD is. */
  private Checked<Content> content(String path, int most) {
    return files
        .open(path)
        .then(
            opened -> {
              try (CheckedFile file = opened) {
                Instant written = writtenAt(file.status());
                settledSince = written.isAfter(settledSince) ? written : settledSince;
                return file.read(most);
              }
            })
        .then(
            content ->
                content.isWhole()
                    ? new Checked.Good<>(content)
                    : new Checked.Unreadable<>(path + " is longer than such a file should be"));
  }

  private static Instant writtenAt(FileStatus status) {
    return Instant.ofEpochSecond(0, status.modifiedNanos());
  }

  private HeadLog log() {
    int most = Budget.HEAD_LOG_BYTES;
    return files
        .open(found.gitDirectory() + "/logs/HEAD")
        .then(
            opened -> {
              try (CheckedFile file = opened) {
                long before = Math.max(0, file.size().value().orElse(0L) - most);
                return file.readFrom(before, most)
                    .then(end -> new Checked.Good<>(HeadLog.parse(end.text(), before == 0)));
              }
            })
        .value()
        .orElse(HeadLog.NONE);
  }
}

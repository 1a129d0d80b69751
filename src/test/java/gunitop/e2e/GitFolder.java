package gunitop.e2e;

import gunitop.needs.Need;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A folder under git's control, as a deployment keeps one. */
record GitFolder(Path path) {

  /** Makes a repository of a folder, with all that lies there as its first commit. */
  static GitFolder init(Path path) {
    Need.GIT.mustBeDeclared();
    GitFolder folder = new GitFolder(path);
    folder.git("init", "-q", "-b", "main");
    folder.commit("First");
    return folder;
  }

  /** Commits what lies there now; answers the commit's id. */
  String commit(String subject) {
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", subject);
    return head();
  }

  /**
   * The same in a later second than this one: git notes whole seconds, and what is noted in that of
   * a start counts as done before it.
   */
  String commitLater(String subject) {
    long second = Instant.now().getEpochSecond();
    Await.until("the next second", () -> Instant.now().getEpochSecond() > second);
    return commit(subject);
  }

  /** The first digits of the commit that is checked out. */
  String head() {
    return git("rev-parse", "HEAD").strip().substring(0, 7);
  }

  private String git(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of("git", "-C", path.toString(), "-c", "user.name=Ada", "-c", "user.email=a@b"));
    command.addAll(List.of(arguments));
    Shell.Result result = Shell.run(command, Map.of("GIT_CONFIG_GLOBAL", "/dev/null"));
    if (result.exitCode() != 0) {
      throw new AssertionError(command + ": " + result);
    }
    return result.out();
  }
}

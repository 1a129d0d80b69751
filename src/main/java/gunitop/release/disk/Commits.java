package gunitop.release.disk;

import gunitop.release.Commit;
import gunitop.trust.Budget;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The commits that were read: one never changes. Those of each repository apart, as nobody checks
 * that a commit is what its id says. What could not be read is tried again once HEAD has moved.
 */
final class Commits {
  private final Map<String, Kept> byRepository =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
          return size() > Budget.REPOSITORIES;
        }
      };

  private record Kept(String head, Map<String, Optional<Commit>> commits) {}

  /** Reads those of one repository. */
  CommitReader reader(FoundRepository found, SmallFiles files, String head) {
    Kept kept = byRepository.get(found.commonDirectory());
    if (kept == null || !kept.head().equals(head)) {
      Map<String, Optional<Commit>> commits =
          new HashMap<>(kept == null ? Map.of() : kept.commits());
      commits.values().removeIf(Optional::isEmpty);
      if (commits.size() > 4 * Budget.COMMITS) {
        commits.clear();
      }
      kept = new Kept(head, commits);
      byRepository.put(found.commonDirectory(), kept);
    }
    Set<String> shallow =
        files
            .text(found.commonDirectory() + "/shallow")
            .map(text -> Arrays.stream(text.split("\n")).collect(Collectors.toSet()))
            .orElse(Set.of());
    return new CommitReader(
        new ObjectFiles(files, found.commonDirectory() + "/objects"), kept.commits(), shallow);
  }
}

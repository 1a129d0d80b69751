package gunitop.release.disk;

import gunitop.release.Commit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads commits of one repository, each once.
 *
 * @param shallow those at which the history of a shallow clone ends
 */
record CommitReader(ObjectFiles objects, Map<String, Optional<Commit>> known, Set<String> shallow) {

  /** A commit; empty where it cannot be read. */
  Optional<Commit> read(String id) {
    return known
        .computeIfAbsent(id, unread -> objects.commit(unread).flatMap(Commit::parse))
        .map(commit -> shallow.contains(id) ? commit.withoutParents() : commit);
  }
}

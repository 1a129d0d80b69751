package gunitop.release;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What git's own files say of a repository.
 *
 * @param owner who owns it
 * @param ownerUid the same as a number
 * @param head the commit that is checked out
 * @param log where HEAD was before
 * @param settledSince when the last of the files was written that say where HEAD is: it has not
 *     moved since; empty where that is unknown
 * @param subjects of commits that matter, by id, as far as they could be read: hostile text
 * @param distances how far {@code head} is from commits that matter, by id
 */
public record Repository(
    String owner,
    int ownerUid,
    String head,
    HeadLog log,
    Optional<Instant> settledSince,
    Map<String, String> subjects,
    Map<String, Distance> distances) {

  /** Copies the maps. */
  public Repository {
    subjects = Map.copyOf(subjects);
    distances = Map.copyOf(distances);
  }

  /** Which commit was checked out at a moment; empty where the files do not tell. */
  public Optional<String> commitAt(Instant moment, Instant now) {
    if (log.last().filter(head::equals).isPresent()) {
      return log.at(moment, now);
    }
    return settledSince.filter(since -> !since.isAfter(moment)).map(unused -> head);
  }

  /** Since when its present commit has been checked out. */
  Optional<Instant> headSince() {
    return log.last().filter(head::equals).flatMap(unused -> log.lastSince());
  }

  /** What the subject of a commit is, where it could be read. */
  public Optional<String> subject(String commit) {
    return Optional.ofNullable(subjects.get(commit));
  }

  /** How far the present commit is from another. */
  Optional<Distance> distanceFrom(String commit) {
    return Optional.ofNullable(distances.get(commit));
  }
}

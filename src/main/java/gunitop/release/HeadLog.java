package gunitop.release;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where HEAD was and when.
 *
 * @param moves the oldest first
 * @param isWhole whether there were none before them in the file
 */
public record HeadLog(List<HeadMove> moves, boolean isWhole) {
  /** No log is kept, or none could be read. */
  public static final HeadLog NONE = new HeadLog(List.of(), false);

  /**
   * What {@code git gc} leaves of moves to commits that nothing reaches any more ({@code
   * gc.reflogExpireUnreachable}).
   */
  private static final Duration KEPT = Duration.ofDays(30);

  /** Copies the list. */
  public HeadLog {
    moves = List.copyOf(moves);
  }

  /**
   * Reads the file, or its end.
   *
   * @param isWhole whether the text begins where the file does
   */
  public static HeadLog parse(String text, boolean isWhole) {
    List<HeadMove> moves = new ArrayList<>();
    int start = isWhole ? 0 : text.indexOf('\n') + 1;
    text.substring(start).lines().forEach(line -> HeadMove.parse(line).ifPresent(moves::add));
    return new HeadLog(moves, isWhole);
  }

  /**
   * Which commit HEAD was at a moment. Git notes whole seconds: a move in the same second counts as
   * done, as nothing is imported within the first moment of a process. Empty where the log does not
   * reach back so far, or has a gap there.
   *
   * @param now the present, by which it is known what may have been cleaned away
   */
  public Optional<String> at(Instant moment, Instant now) {
    for (int i = moves.size() - 1; i >= 0; i--) {
      if (moves.get(i).seconds() <= moment.getEpochSecond()) {
        boolean hasGap = i + 1 < moves.size() && !moves.get(i + 1).from().equals(moves.get(i).to());
        return hasGap ? Optional.empty() : Optional.of(moves.get(i).to());
      }
    }
    boolean mayBeCleaned = moment.isBefore(now.minus(KEPT));
    return moves.isEmpty() || !isWhole || moves.get(0).isFirst() || mayBeCleaned
        ? Optional.empty()
        : Optional.of(moves.get(0).from());
  }

  /** The commit that it ends at. */
  public Optional<String> last() {
    return moves.isEmpty() ? Optional.empty() : Optional.of(moves.get(moves.size() - 1).to());
  }

  /** Since when HEAD has been at the commit that it is at now. */
  Optional<Instant> lastSince() {
    String last = last().orElse("");
    Optional<Instant> since = Optional.empty();
    for (int i = moves.size() - 1; i >= 0 && moves.get(i).to().equals(last); i--) {
      since = Optional.of(Instant.ofEpochSecond(moves.get(i).seconds()));
    }
    return since;
  }

  /** The commits at which HEAD was last, the latest first. */
  public Set<String> latest(int most) {
    Set<String> commits = new LinkedHashSet<>();
    for (int i = moves.size() - 1; i >= 0 && commits.size() < most; i--) {
      commits.add(moves.get(i).to());
    }
    return commits;
  }

  /** The subject of a commit, where a message repeats it. */
  public Optional<String> subject(String commit) {
    return moves.stream()
        .filter(move -> move.to().equals(commit))
        .flatMap(move -> move.subject().stream())
        .findFirst();
  }
}

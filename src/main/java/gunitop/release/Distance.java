package gunitop.release;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;

/**
 * How far one commit is from another.
 *
 * @param ahead how many commits it has that the other lacks
 * @param behind how many it lacks
 */
public record Distance(int ahead, int behind) {
  private static final int HERE = 1;
  private static final int THERE = 2;
  private static final int BOTH = HERE | THERE;

  private record Step(String id, Commit commit) {}

  /**
   * Counts as {@code git rev-list --left-right --count} does, the youngest commits first, until all
   * that is left belongs to both.
   *
   * @param read the commit of an id; empty where it cannot be read
   * @param most how many commits are read at most
   * @return empty where one cannot be read, or there are more
   */
  public static Optional<Distance> between(
      String from, String to, Function<String, Optional<Commit>> read, int most) {
    Map<String, Integer> sides = new HashMap<>();
    PriorityQueue<Step> ahead =
        new PriorityQueue<>(
            Comparator.comparingLong((Step step) -> step.commit().seconds()).reversed());
    if (!reach(from, THERE, sides, ahead, read) || !reach(to, HERE, sides, ahead, read)) {
      return Optional.empty();
    }
    int taken = 0;
    while (ahead.stream().anyMatch(step -> sides.get(step.id()) != BOTH)) {
      Step step = ahead.remove();
      taken++;
      for (String parent : step.commit().parents()) {
        if (taken > most || !reach(parent, sides.get(step.id()), sides, ahead, read)) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new Distance(count(sides, HERE), count(sides, THERE)));
  }

  private static boolean reach(
      String id,
      int side,
      Map<String, Integer> sides,
      PriorityQueue<Step> ahead,
      Function<String, Optional<Commit>> read) {
    int before = sides.getOrDefault(id, 0);
    if ((before | side) == before) {
      return true;
    }
    sides.put(id, before | side);
    Optional<Commit> commit = read.apply(id);
    commit.ifPresent(found -> ahead.add(new Step(id, found)));
    return commit.isPresent();
  }

  private static int count(Map<String, Integer> sides, int side) {
    return (int) sides.values().stream().filter(one -> one == side).count();
  }

  /** The same in words. */
  String text() {
    if (behind == 0) {
      return commits(ahead) + " later";
    }
    return ahead == 0
        ? commits(behind) + " earlier"
        : "on another line: " + commits(ahead) + " more, " + behind + " fewer";
  }

  private static String commits(int count) {
    return count == 1 ? "1 commit" : count + " commits";
  }
}

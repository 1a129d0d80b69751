package gunitop.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistanceTest {

  /**
   * A history: {@code b:a} is b with the parent a; each commit a second later than the one before.
   */
  private static Optional<Distance> between(String history, String from, String to, int most) {
    Map<String, Commit> commits = new HashMap<>();
    for (String one : history.split(" ")) {
      String[] words = one.split("[:+]");
      commits.put(
          words[0],
          new Commit(Arrays.asList(words).subList(1, words.length), commits.size(), words[0]));
    }
    return Distance.between(from, to, id -> Optional.ofNullable(commits.get(id)), most);
  }

  @ParameterizedTest
  @CsvSource({
    "a b:a c:b,             a, c, 2 commits later",
    "a b:a c:b,             c, b, 1 commit earlier",
    "a b:a c:a,             b, c, 'on another line: 1 commit more, 1 fewer'",
    "a b:a c:a d:b+c,       b, d, 2 commits later",
    "a b:a x,               b, x, 'on another line: 1 commit more, 2 fewer'",
    "a b:gone c:b,          b, c, 1 commit later",
    "b:gone c:gone,         b, c, unknown",
  })
  void countsCommits(String history, String from, String to, String words) {
    assertThat(between(history, from, to, 100).map(Distance::text).orElse("unknown"))
        .isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"3, true", "1, false"})
  void readsNoMoreThanIsAllowed(int most, boolean isKnown) {
    assertThat(between("a b:a c:b d:c", "a", "d", most).isPresent()).isEqualTo(isKnown);
  }
}

package gunitop.sampling.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who descends from whom, in whatever order they are asked about. */
class DescendantsTest {
  private static final int LEVELS = 100_000;

  @Test
  @Timeout(10)
  void aHundredThousandLevelsAreWalkedThroughOnce() {
    Descendants descendants = new Descendants(List.of(2), below -> below - 1);
    for (int pid = LEVELS; pid >= 1; pid--) {
      assertThat(descendants.holds(pid)).as("PID " + pid).isEqualTo(pid >= 2);
    }
    descendants = new Descendants(List.of(2), below -> below - 1);
    for (int pid = 1; pid <= LEVELS; pid++) {
      assertThat(descendants.holds(pid)).as("PID " + pid).isEqualTo(pid >= 2);
    }
  }

  @Test
  void aCircleOfParentsEndsTheWalk() {
    Map<Integer, Integer> parents = Map.of(10, 11, 11, 12, 12, 10, 20, 21, 21, 5, 5, 1);
    Descendants descendants = new Descendants(List.of(5), at -> parents.getOrDefault(at, 0));
    assertThat(List.of(10, 11, 12)).noneMatch(pid -> descendants.holds(pid));
    assertThat(List.of(20, 21, 5)).allMatch(pid -> descendants.holds(pid));
    assertThat(descendants.holds(1)).isFalse();
  }
}

package gunitop.sampling.proc;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.sampling.PidSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against a map of the JDK, with the same steps. */
class PidTableTest {
  @Test
  void holdsWhatAMapHolds() {
    Random random = new Random(5);
    PidTable<String> table = new PidTable<>();
    Map<Integer, String> map = new HashMap<>();
    for (int i = 0; i < 100_000; i++) {
      int pid = 1 + random.nextInt(3_000);
      if (random.nextInt(5) < 3) {
        table.put(pid, "" + i);
        map.put(pid, "" + i);
      } else {
        assertThat(table.remove(pid)).isEqualTo(map.remove(pid));
      }
      assertThat(table.get(pid)).isEqualTo(map.get(pid));
    }
    assertThat(table.values()).containsExactlyInAnyOrderElementsOf(map.values());
    map.forEach((pid, value) -> assertThat(table.get(pid)).isEqualTo(value));
    table.removeIf(value -> value.endsWith("7"));
    map.values().removeIf(value -> value.endsWith("7"));
    assertThat(table.values()).containsExactlyInAnyOrderElementsOf(map.values());
  }

  @Test
  void holdsNumbersAsAMapHoldsThem() {
    Random random = new Random(6);
    PidNumbers table = new PidNumbers();
    Map<Integer, Integer> map = new HashMap<>();
    for (int i = 0; i < 100_000; i++) {
      int pid = 1 + random.nextInt(3_000);
      if (random.nextInt(5) < 3) {
        table.put(pid, i);
        map.put(pid, i);
      } else {
        Integer removed = map.remove(pid);
        assertThat(table.remove(pid)).isEqualTo(removed == null ? PidNumbers.NONE : removed);
      }
      assertThat(table.get(pid)).isEqualTo(map.getOrDefault(pid, PidNumbers.NONE));
    }
    assertThat(table.size()).isEqualTo(map.size());
    map.forEach((pid, value) -> assertThat(table.get(pid)).isEqualTo(value));
    assertThat(table.get(0)).isEqualTo(PidNumbers.NONE);
  }

  @Test
  void noProcessHasPidZero() {
    PidTable<String> table = new PidTable<>();

    assertThat(table.contains(0)).isFalse();
    assertThat(table.get(0)).isNull();
  }

  @Test
  void aSetForgetsAll() {
    PidSet set = new PidSet();
    for (int pid = 1; pid < 1_000; pid++) {
      assertThat(set.add(pid)).isTrue();
    }
    assertThat(set.add(5)).isFalse();
    assertThat(set.add(0)).isFalse();
    set.clear();
    assertThat(set.size()).isZero();
    assertThat(set.contains(5)).isFalse();
  }
}

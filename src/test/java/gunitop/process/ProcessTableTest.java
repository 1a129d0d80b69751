package gunitop.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Against a map of the JDK. */
@Execution(ExecutionMode.CONCURRENT)
class ProcessTableTest {
  @Test
  void holdsWhatAMapHolds() {
    Random random = new Random(7);
    Map<Integer, ProcessSample> map = new HashMap<>();
    for (int i = 0; i < 3_000; i++) {
      int pid = 1 + random.nextInt(100_000);
      map.put(pid, sample(pid, i));
    }
    ProcessTable table = ProcessTable.copyOf(map);

    assertThat(table).isEqualTo(map).hasSameSizeAs(map);
    assertThat(table.values()).containsExactlyInAnyOrderElementsOf(map.values());
    assertThat(table.keySet()).isEqualTo(map.keySet());
    for (int pid = 0; pid < 100_001; pid++) {
      assertThat(table.get(pid)).isSameAs(map.get(pid));
    }
    assertThat(table.get("1")).isNull();
  }

  @Test
  void isTheSameWhereNothingChanged() {
    ProcessSample[] samples = {sample(7, 1), sample(300, 1)};
    ProcessTable first = ProcessTable.EMPTY.next(samples, 2);
    ProcessTable same = first.next(new ProcessSample[] {samples[1], samples[0]}, 2);
    ProcessTable changed = first.next(new ProcessSample[] {samples[0], sample(300, 2)}, 2);
    ProcessTable other = first.next(new ProcessSample[] {samples[0], sample(8, 2)}, 2);
    ProcessTable fewer = first.next(samples, 1);

    assertThat(same).isSameAs(first);
    assertThat(first.of(300)).isSameAs(samples[1]);
    assertThat(changed.of(300).id().startTicks()).isEqualTo(2);
    assertThat(other).containsOnlyKeys(7, 8);
    assertThat(fewer).containsOnlyKeys(7);
    assertThat(ProcessTable.EMPTY).isEmpty();
    assertThat(ProcessTable.EMPTY.of(1)).isNull();
  }

  private static ProcessSample sample(int pid, long start) {
    return new ProcessSample(
        new ProcessId(pid, start, "boot"),
        new ProcessStat(
            "p", RunState.SLEEPING, 1, pid, pid, 0, 0, 20, 0, 1, 0, 0, Reading.notRead()),
        new ProcessTraits(
            List.of(),
            new Owner(0, "root"),
            Reading.notRead(),
            Reading.notRead(),
            Reading.notRead(),
            Reading.notRead()),
        Reading.notRead(),
        Reading.notRead(),
        Reading.notRead());
  }
}

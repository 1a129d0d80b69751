package gunitop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import gunitop.testkit.ProcessFixture;
import gunitop.testkit.Scenario;
import gunitop.testkit.SnapshotFixture;
import gunitop.ui.tree.TreeListing;
import gunitop.ui.tree.TreePlaces;
import gunitop.ui.tree.TreeRow;
import gunitop.ui.tree.TreeState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines of the tree that have not changed are those of the last time. */
class KeptLinesTest {
  private final List<ProcessSample> host = new ArrayList<>();

  KeptLinesTest() {
    host.add(ProcessFixture.process(1).sample());
    for (int pid = 100; pid < 120; pid++) {
      host.add(ProcessFixture.process(pid).childOf(1).sample());
    }
  }

  private static List<TreeRow> lines(List<ProcessSample> host, List<TreeRow> before) {
    Snapshot snapshot = SnapshotFixture.snapshot().with(host).build();
    Scenario scenario = new Scenario(snapshot, List.of(), List.of());
    TreeState tree = TreeState.of(scenario.operator(80, 24).presses("a").model());
    return TreeListing.rows(
        tree.options(),
        snapshot,
        List.of(),
        gunitop.process.CpuUsage.NONE,
        TreePlaces.NONE,
        before);
  }

  @Test
  void areTheSameObjects() {
    List<TreeRow> before = lines(host, List.of());
    List<TreeRow> now = lines(host, before);
    assertThat(now).hasSize(21);
    for (int i = 0; i < now.size(); i++) {
      assertThat(now.get(i)).isSameAs(before.get(i));
    }
  }

  @Test
  void stayTheSameBehindOneThatWentAndOneThatChanged() {
    List<TreeRow> before = lines(host, List.of());
    List<ProcessSample> other = new ArrayList<>(host);
    other.remove(5);
    other.set(8, ProcessFixture.process(108).childOf(1).cpuTicks(700).sample());
    List<TreeRow> now = lines(other, before);
    assertThat(now).isEqualTo(lines(other, List.of()));
    assertThat(now.get(15)).isSameAs(before.get(16));
  }

  @Test
  void getOtherBranchesWhereTheLastChildIsAnotherOne() {
    List<TreeRow> before = lines(host, List.of());
    List<TreeRow> now = lines(host.subList(0, 20), before);
    assertThat(before.get(19).branches()).isEqualTo("+");
    assertThat(now.get(19).branches()).isEqualTo("`");
    assertThat(now).isEqualTo(lines(host.subList(0, 20), List.of()));
  }
}

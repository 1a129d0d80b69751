package gunitop.owner.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.testkit.HostSketch;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.OwnedMaster;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Step;
import org.junit.jupiter.api.Test;

class UnitFindingTest {
  private final OwnedMaster owned = new OwnedMaster();
  private final HostSketch host = owned.host;

  @Test
  void termToTheMainProcessOfAUnitIsABlocker() {
    owned.inUnit(100);
    owned.newGeneration();

    Finding blocker = owned.find(FindingCode.SYSTEMD_STOPS_UNIT).orElseThrow();
    assertThat(blocker.severity()).isEqualTo(Severity.BLOCKER);
    assertThat(blocker.message()).contains("Type=notify, KillMode=mixed, Restart=no");
  }

  @Test
  void commandsForRootAreShownToOthers() {
    owned.inUnit(100);
    owned.newGeneration();
    host.viewer(1000, "ana");

    assertThat(owned.find(FindingCode.SYSTEMD_STOPS_UNIT).orElseThrow().remedy())
        .contains("as root", "MAINPID=200", "systemctl show -p MainPID web.service");
  }

  @Test
  void termIsClearOnceNewIsTheMainProcess() {
    owned.inUnit(200);
    owned.newGeneration();

    assertThat(owned.find(FindingCode.SYSTEMD_STOPS_UNIT).orElseThrow().severity())
        .isEqualTo(Severity.INFO);
    assertThat(owned.offer(Step.TERM).allowed()).isTrue();
  }
}

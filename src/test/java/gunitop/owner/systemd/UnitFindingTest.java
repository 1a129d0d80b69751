package gunitop.owner.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.gunicorn.OwnerFacts;
import gunitop.gunicorn.UnitFacts;
import gunitop.testkit.HostSketch;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.OwnedMaster;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Step;
import java.util.Map;
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
  void unitThatSparesNewIsNoBlocker() {
    owned.inUnit(100);
    owned.newGeneration();
    unitSays("process", "no");

    Finding spares = owned.find(FindingCode.SYSTEMD_STOPS_UNIT).orElseThrow();
    assertThat(spares.severity()).isEqualTo(Severity.WARNING);
    assertThat(spares.message()).contains("leaves NEW alive").doesNotContain("another master");
    assertThat(owned.offer(Step.TERM).confirmation()).isEqualTo(Confirmation.YES);

    unitSays("process", "always");
    assertThat(owned.find(FindingCode.SYSTEMD_STOPS_UNIT).orElseThrow().message())
        .contains("leaves NEW alive", "starts another master");
  }

  private void unitSays(String killMode, String restart) {
    owned.watched.hears(
        new OwnerFacts(
            Map.of(),
            Map.of(
                "web.service",
                new UnitFacts(100, "notify", "main", killMode, restart, "", "active", ""))));
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

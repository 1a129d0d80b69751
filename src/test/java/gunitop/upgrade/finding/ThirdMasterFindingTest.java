package gunitop.upgrade.finding;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.testkit.HostSketch;
import gunitop.testkit.Watched;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.OwnedMaster;
import org.junit.jupiter.api.Test;

class ThirdMasterFindingTest {
  private final OwnedMaster owned = new OwnedMaster();
  private final HostSketch host = owned.host;
  private final Watched watched = owned.watched;

  @Test
  void mastersThatComeAndGoWithoutTheListenerAreThirdOnes() {
    owned.newGeneration();
    owned.newServesAlone(1120);
    watched.look();
    assertThat(owned.find(FindingCode.THIRD_MASTER)).isEmpty();
    host.at(1121);
    owned.third(300);
    watched.look();
    host.at(1124);

    Finding first = owned.find(FindingCode.THIRD_MASTER).orElseThrow();
    assertThat(first.message()).contains("third master 300 waits", "200 serves", "1 in 3 s");
    assertThat(watched.look().application().generations()).hasSize(1);

    host.at(1126).ends(300);
    watched.look();
    host.at(1127);
    owned.third(301);
    Finding second = owned.find(FindingCode.THIRD_MASTER).orElseThrow();
    assertThat(second.message()).contains("third master 301 waits", "2 in 6 s");
    assertThat(second.remedy()).contains("supervisorctl stop");
    assertThat(watched.timeline())
        .anyMatch(line -> line.contains("third master 300 appeared"))
        .anyMatch(line -> line.contains("third master 301 appeared"));

    host.ends(301).at(1200);
    assertThat(owned.find(FindingCode.THIRD_MASTER)).isEmpty();
  }

  @Test
  void newGenerationIsNoThirdMaster() {
    host.at(1100).importing(200, 100);
    watched.look();
    host.at(1110);

    assertThat(owned.find(FindingCode.THIRD_MASTER)).isEmpty();
    assertThat(watched.look().application().newGeneration()).isPresent();
  }

  @Test
  void anotherApplicationThatStartsIsNoThirdMaster() {
    host.at(1100)
        .process(400, 1)
        .catches(HostSketch.MASTER_CATCHES)
        .commandLine("/usr/bin/python3", "/usr/bin/gunicorn", "app:application");
    watched.look();
    host.at(1110);

    assertThat(owned.find(FindingCode.THIRD_MASTER)).isEmpty();
  }
}

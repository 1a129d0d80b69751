package gunitop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.testkit.Clock;
import gunitop.testkit.Operator;
import gunitop.testkit.Scenario;
import gunitop.testkit.Scenarios;
import gunitop.testkit.SnapshotFixture;
import gunitop.ui.Key.Name;
import gunitop.ui.program.Update;
import gunitop.ui.upgrade.UpgradeState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command line asked for is answered by the first snapshot. */
class StartUpTest {
  private static Operator asking(Asked asked) {
    return Scenarios.overlap().operator(RunOptions.plain(Clock.ZONE).asking(asked), 100, 30);
  }

  private static Operator asking(String path, String text) {
    Scenario overlap = Scenarios.overlap();
    SnapshotFixture host = SnapshotFixture.snapshot();
    host.with(overlap.snapshot().processes().values()).file(path, text);
    Scenario withFile = new Scenario(host.build(), overlap.assessments(), overlap.observations());
    return withFile.operator(
        RunOptions.plain(Clock.ZONE).asking(new Asked.PidFile("/run/web.pid")), 100, 30);
  }

  @ParameterizedTest
  @CsvSource({"12928", "12996"})
  void aMasterOpensItsUpgradeScreen(int pid) {
    Operator operator = asking(new Asked.Pid(pid));
    assertThat(operator.model().screen()).isEqualTo(Screen.UPGRADE);
    assertThat(UpgradeState.of(operator.model()).selected().orElseThrow().pid()).isEqualTo(pid);
  }

  @Test
  void aWorkerOffersItsMaster() {
    Operator operator = asking(new Asked.Pid(13000));
    assertThat(operator.screen()).contains("13000 is a worker of master 12996");
    operator.presses(Name.ENTER);
    assertThat(operator.model().screen()).isEqualTo(Screen.UPGRADE);
    assertThat(UpgradeState.of(operator.model()).selected().orElseThrow().pid()).isEqualTo(12996);
  }

  @ParameterizedTest
  @CsvSource({
    "4, PID 4 is not running.",
    "3122, PID 3122 is no Gunicorn: its command is -bash.",
  })
  void anythingElseIsOneClearMessage(int pid, String text) {
    Operator operator = asking(new Asked.Pid(pid));
    assertThat(operator.screen()).contains(text);
    operator.presses(Name.ENTER);
    assertThat(operator.model().screen()).isEqualTo(Screen.TREE);
    assertThat(operator.model().dialog()).isEmpty();
  }

  @Test
  void aPidfileOpensItsMaster() {
    assertThat(asking("/run/web.pid", "12928\n").model().screen()).isEqualTo(Screen.UPGRADE);
  }

  @ParameterizedTest
  @CsvSource({
    "/run/web.pid, 4, 'names PID 4, which is not running'",
    "/run/web.pid, nonsense, '/run/web.pid holds no PID'",
    "/run/web.pid, -1, 'holds no PID'",
    "/run/web.pid, 99999999999999, 'holds no PID'",
    "/run/other.pid, 12928, 'There is no pidfile /run/web.pid'",
  })
  void aPidfileThatLeadsNowhereIsNamed(String path, String text, String message) {
    assertThat(asking(path, text).screen()).contains(message);
  }

  @Test
  void whatIsAskedForIsLookedAt() {
    RunOptions options = RunOptions.plain(Clock.ZONE).asking(new Asked.PidFile("/run/web.pid"));
    Model start = Update.start(options, new Size(80, 24), Clock.TIME, Clock.NANOS);
    assertThat(start.focus().files()).containsExactly("/run/web.pid");
  }
}

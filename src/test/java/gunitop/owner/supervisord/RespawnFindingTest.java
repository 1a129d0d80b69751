package gunitop.owner.supervisord;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.gunicorn.ProgramSettings.AutoRestart;
import gunitop.gunicorn.ProgramStatus;
import gunitop.gunicorn.Supervisor;
import gunitop.testkit.HostSketch;
import gunitop.testkit.Watched;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.OwnedMaster;
import gunitop.upgrade.Severity;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RespawnFindingTest {
  private final OwnedMaster owned = new OwnedMaster();
  private final HostSketch host = owned.host;
  private final Watched watched = owned.watched;

  private Finding respawns() {
    return owned.find(FindingCode.SUPERVISORD_RESPAWNS).orElseThrow();
  }

  @Test
  void settingsThatWereNotReadAreSaidToBeUnknown() {
    assertThat(respawns().message()).contains("with autorestart, if set");
    assertThat(respawns().remedy()).contains("supervisord was not asked yet");
  }

  @Test
  void programIsNamedByThePidThatSupervisordKnows() {
    owned.supervisordSays(
        OwnedMaster.settings(AutoRestart.ALWAYS, 60, false, false), OwnedMaster.RUNNING);

    assertThat(watched.look().application().supervisor().name()).isEqualTo("web");
    assertThat(respawns().severity()).isEqualTo(Severity.WARNING);
    assertThat(respawns().message()).contains("autorestart=true", "third master");
    assertThat(respawns().remedy()).contains("supervisorctl -c /etc/s.conf stop web");
  }

  @Test
  void defaultAutorestartStartsNoneAfterTerm() {
    owned.supervisordSays(
        OwnedMaster.settings(AutoRestart.UNEXPECTED, 60, false, false), OwnedMaster.RUNNING);

    assertThat(respawns().severity()).isEqualTo(Severity.INFO);
    assertThat(respawns().message()).contains("autorestart=unexpected", "starts none");
  }

  @Test
  void stopThatWouldEndNewTooIsNamed() {
    owned.supervisordSays(
        OwnedMaster.settings(AutoRestart.ALWAYS, 60, true, true), OwnedMaster.RUNNING);
    assertThat(respawns().remedy()).contains("stopasgroup=true (/etc/web)", "end NEW too");

    owned.supervisordSays(
        OwnedMaster.settings(AutoRestart.ALWAYS, 10, false, true), OwnedMaster.RUNNING);
    assertThat(respawns().remedy()).contains("killasgroup=true", "stopwaitsecs=10");
  }

  @Test
  void newLeftBehindIsOutsideSupervisord() {
    owned.newGeneration();
    owned.newServesAlone(1120);

    Supervisor owner = watched.look().application().supervisor();

    assertThat(owner.kind()).isEqualTo(Supervisor.Kind.NONE);
    assertThat(owner.former()).isTrue();
    assertThat(owner.pid()).isEqualTo(OwnedMaster.SUPERVISORD);
    assertThat(owned.find(FindingCode.SUPERVISORD_RESPAWNS)).isEmpty();
  }

  @Test
  void whatTheNextStartMeetsIsToldWhileNewIsOutside() {
    owned.supervisordSays(
        OwnedMaster.settings(AutoRestart.ALWAYS, 60, false, false),
        new ProgramStatus("web", "STOPPED", 0));
    owned.newGeneration();
    assertThat(owned.find(FindingCode.OUTSIDE_SUPERVISORD)).isEmpty();
    owned.newServesAlone(1120);

    Finding unknown = owned.find(FindingCode.OUTSIDE_SUPERVISORD).orElseThrow();
    assertThat(unknown.message())
        .endsWith(
            "makes a third master that fails to bind, or dies on a pidfile, while 200 lives.");
    assertThat(unknown.remedy())
        .isEqualTo(
            "supervisorctl -c /etc/s.conf start web brings it; if it stays, h lets it take over.");

    host.change(200, draft -> draft.commandLine("python3", "/usr/bin/gunicorn", "app:application"));
    Finding outside = owned.find(FindingCode.OUTSIDE_SUPERVISORD).orElseThrow();
    assertThat(outside.severity()).isEqualTo(Severity.WARNING);
    assertThat(outside.message())
        .isEqualTo(
            "Master 200 runs outside supervisord (%s), which calls web STOPPED: nobody starts it again. The next start of web makes a third master that fails to bind while 200 serves."
                .formatted(OwnedMaster.SUPERVISORD));
    assertThat(outside.remedy())
        .isEqualTo("supervisorctl -c /etc/s.conf start web brings it; then h lets it take over.");

    host.listener(7, "unix:/run/web.sock");
    assertThat(owned.find(FindingCode.OUTSIDE_SUPERVISORD).orElseThrow().message())
        .endsWith(
            "The next start of web takes the unix socket's file from 200, which then hears of no new connection.");
    host.listener(7, "unix:@web");
    assertThat(owned.find(FindingCode.OUTSIDE_SUPERVISORD).orElseThrow().message())
        .contains("fails to bind");
  }

  @Test
  void newLeftBehindInAContainerDoesNotEndWithTheShellThatAdoptedIt() {
    host.process(1, 0).name("bash").session(0, 0);
    host.change(OwnedMaster.SUPERVISORD, draft -> draft.session(OwnedMaster.SUPERVISORD, 0));
    host.change(100, draft -> draft.session(100, 0));
    owned.newGeneration();
    host.at(1120).ends(100);
    host.change(
        200,
        draft ->
            draft
                .session(100, 0)
                .environment(Map.of("SUPERVISOR_PROCESS_NAME", "web"))
                .commandLine("gunicorn: master [app:application]"));

    Supervisor owner = watched.look().application().supervisor();

    assertThat(owner.kind()).isEqualTo(Supervisor.Kind.NONE);
    assertThat(owner.former()).isTrue();
    assertThat(owner.name()).isEqualTo("web");
    assertThat(owned.find(FindingCode.CONTAINER_ENDS)).isEmpty();

    host.process(60, 1)
        .session(60, 0)
        .name("supervisord")
        .commandLine("/usr/bin/python3", "/usr/bin/supervisord", "-n");
    assertThat(watched.look().application().supervisor().former())
        .as("of two that could have started it none is named")
        .isFalse();
  }
}

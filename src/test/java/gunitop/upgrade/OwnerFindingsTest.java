package gunitop.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.gunicorn.OwnerFacts;
import gunitop.gunicorn.ProgramSettings;
import gunitop.gunicorn.ProgramSettings.AutoRestart;
import gunitop.gunicorn.ProgramStatus;
import gunitop.gunicorn.Supervisor;
import gunitop.gunicorn.SupervisordFacts;
import gunitop.gunicorn.UnitFacts;
import gunitop.testkit.HostSketch;
import gunitop.testkit.Watched;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnerFindingsTest {
  private static final int SUPERVISORD = 50;

  private final HostSketch host = new HostSketch().listener(7, "127.0.0.1:8000");
  private final Watched watched = new Watched(host);

  @BeforeEach
  void oneGenerationUnderSupervisord() {
    host.process(SUPERVISORD, 1)
        .name("supervisord")
        .commandLine("/usr/bin/python3", "/usr/bin/supervisord", "-n");
    host.daemon(100, 7);
    host.change(100, draft -> draft.parent(SUPERVISORD).session(100, SUPERVISORD));
    host.ready(100, List.of(101, 102));
  }

  private void newGeneration() {
    host.at(1100).reexeced(200, 100);
    host.ready(200, List.of(201, 202));
    watched.lookFor(1100, 5);
  }

  private void supervisordSays(ProgramSettings settings, ProgramStatus... status) {
    watched.hears(
        new OwnerFacts(
            Map.of(
                host.id(SUPERVISORD),
                new SupervisordFacts(
                    List.of("/usr/bin/supervisorctl", "-c", "/etc/s.conf"),
                    List.of(status),
                    List.of(settings),
                    "")),
            Map.of()));
  }

  private static ProgramSettings settings(
      AutoRestart restart, int wait, boolean stop, boolean kill) {
    return new ProgramSettings(
        Set.of("web"), "gunicorn app", restart, Set.of(0), 1, "TERM", wait, stop, kill, "/etc/web");
  }

  private static final ProgramStatus RUNNING = new ProgramStatus("web", "RUNNING", 100);

  private Optional<Finding> find(FindingCode code) {
    return watched.look().findings().stream().filter(one -> one.code() == code).findFirst();
  }

  private Finding respawns() {
    return find(FindingCode.SUPERVISORD_RESPAWNS).orElseThrow();
  }

  @Test
  void settingsThatWereNotReadAreSaidToBeUnknown() {
    assertThat(respawns().message()).contains("with autorestart, if set");
    assertThat(respawns().remedy()).contains("supervisord was not asked yet");
  }

  @Test
  void programIsNamedByThePidThatSupervisordKnows() {
    supervisordSays(settings(AutoRestart.ALWAYS, 60, false, false), RUNNING);

    assertThat(watched.look().application().supervisor().name()).isEqualTo("web");
    assertThat(respawns().severity()).isEqualTo(Severity.WARNING);
    assertThat(respawns().message()).contains("autorestart=true", "third master");
    assertThat(respawns().remedy()).contains("supervisorctl -c /etc/s.conf stop web");
  }

  @Test
  void defaultAutorestartStartsNoneAfterTerm() {
    supervisordSays(settings(AutoRestart.UNEXPECTED, 60, false, false), RUNNING);

    assertThat(respawns().severity()).isEqualTo(Severity.INFO);
    assertThat(respawns().message()).contains("autorestart=unexpected", "starts none");
  }

  @Test
  void stopThatWouldEndNewTooIsNamed() {
    supervisordSays(settings(AutoRestart.ALWAYS, 60, true, true), RUNNING);
    assertThat(respawns().remedy()).contains("stopasgroup=true (/etc/web)", "end NEW too");

    supervisordSays(settings(AutoRestart.ALWAYS, 10, false, true), RUNNING);
    assertThat(respawns().remedy()).contains("killasgroup=true", "stopwaitsecs=10");
  }

  @Test
  void newLeftBehindIsOutsideSupervisord() {
    newGeneration();
    host.at(1120).ends(100);
    host.change(200, draft -> draft.commandLine("gunicorn: master [app:application]"));

    Supervisor owner = watched.look().application().supervisor();

    assertThat(owner.kind()).isEqualTo(Supervisor.Kind.NONE);
    assertThat(owner.former()).isTrue();
    assertThat(owner.pid()).isEqualTo(SUPERVISORD);
    assertThat(find(FindingCode.SUPERVISORD_RESPAWNS)).isEmpty();
  }

  private void third(int pid) {
    host.process(pid, SUPERVISORD)
        .session(pid, SUPERVISORD)
        .catches(HostSketch.MASTER_CATCHES)
        .commandLine("/usr/bin/python3", "/usr/bin/gunicorn", "-w", "2", "app:application");
  }

  @Test
  void mastersThatComeAndGoWithoutTheListenerAreThirdOnes() {
    newGeneration();
    host.at(1120).ends(100);
    host.change(200, draft -> draft.commandLine("gunicorn: master [app:application]"));
    watched.look();
    assertThat(find(FindingCode.THIRD_MASTER)).isEmpty();
    host.at(1121);
    third(300);
    watched.look();
    host.at(1124);

    Finding first = find(FindingCode.THIRD_MASTER).orElseThrow();
    assertThat(first.message()).contains("third master 300 waits", "200 serves", "1 in 3 s");
    assertThat(watched.look().application().generations()).hasSize(1);

    host.at(1126).ends(300);
    watched.look();
    host.at(1127);
    third(301);
    Finding second = find(FindingCode.THIRD_MASTER).orElseThrow();
    assertThat(second.message()).contains("third master 301 waits", "2 in 6 s");
    assertThat(second.remedy()).contains("supervisorctl stop");
    assertThat(watched.timeline())
        .anyMatch(line -> line.contains("third master 300 appeared"))
        .anyMatch(line -> line.contains("third master 301 appeared"));

    host.ends(301).at(1200);
    assertThat(find(FindingCode.THIRD_MASTER)).isEmpty();
  }

  @Test
  void newGenerationIsNoThirdMaster() {
    host.at(1100).importing(200, 100);
    watched.look();
    host.at(1110);

    assertThat(find(FindingCode.THIRD_MASTER)).isEmpty();
    assertThat(watched.look().application().fresh()).isPresent();
  }

  @Test
  void anotherApplicationThatStartsIsNoThirdMaster() {
    host.at(1100)
        .process(400, 1)
        .catches(HostSketch.MASTER_CATCHES)
        .commandLine("/usr/bin/python3", "/usr/bin/gunicorn", "app:application");
    watched.look();
    host.at(1110);

    assertThat(find(FindingCode.THIRD_MASTER)).isEmpty();
  }

  private void inUnit(int mainPid) {
    host.change(
        100, draft -> draft.parent(1).session(100, 100).controlGroup("/system.slice/web.service"));
    watched.hears(
        new OwnerFacts(
            Map.of(),
            Map.of(
                "web.service",
                new UnitFacts(mainPid, "notify", "main", "mixed", "no", "", "active"))));
  }

  @Test
  void termToTheMainProcessOfAUnitIsABlocker() {
    inUnit(100);
    newGeneration();

    Finding blocker = find(FindingCode.SYSTEMD_STOPS_UNIT).orElseThrow();
    assertThat(blocker.severity()).isEqualTo(Severity.BLOCKER);
    assertThat(blocker.message()).contains("Type=notify, KillMode=mixed, Restart=no");
  }

  @Test
  void termIsClearOnceNewIsTheMainProcess() {
    inUnit(200);
    newGeneration();

    assertThat(find(FindingCode.SYSTEMD_STOPS_UNIT).orElseThrow().severity())
        .isEqualTo(Severity.INFO);
    assertThat(watched.look().offer(Step.TERM).allowed()).isTrue();
  }
}

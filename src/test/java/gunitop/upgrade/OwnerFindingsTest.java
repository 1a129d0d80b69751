package gunitop.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.gunicorn.OwnerFacts;
import gunitop.gunicorn.ProgramSettings;
import gunitop.gunicorn.ProgramSettings.AutoRestart;
import gunitop.gunicorn.ProgramStatus;
import gunitop.gunicorn.Supervisor;
import gunitop.gunicorn.SupervisordFacts;
import gunitop.gunicorn.UnitFacts;
import gunitop.process.Signal;
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

  @Test
  void newLeftBehindInAContainerDoesNotEndWithTheShellThatAdoptedIt() {
    host.process(1, 0).name("bash").session(0, 0);
    host.change(SUPERVISORD, draft -> draft.session(SUPERVISORD, 0));
    host.change(100, draft -> draft.session(100, 0));
    newGeneration();
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
    assertThat(find(FindingCode.CONTAINER_ENDS)).isEmpty();

    host.process(60, 1)
        .session(60, 0)
        .name("supervisord")
        .commandLine("/usr/bin/python3", "/usr/bin/supervisord", "-n");
    assertThat(watched.look().application().supervisor().former())
        .as("of two that could have started it none is named")
        .isFalse();
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
                new UnitFacts(mainPid, "notify", "main", "mixed", "no", "", "active", ""))));
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
  void commandsForRootAreShownToOthers() {
    inUnit(100);
    newGeneration();
    host.viewer(1000, "ana");

    assertThat(find(FindingCode.SYSTEMD_STOPS_UNIT).orElseThrow().remedy())
        .contains("as root", "MAINPID=200", "systemctl show -p MainPID web.service");
  }

  @Test
  void termIsClearOnceNewIsTheMainProcess() {
    inUnit(200);
    newGeneration();

    assertThat(find(FindingCode.SYSTEMD_STOPS_UNIT).orElseThrow().severity())
        .isEqualTo(Severity.INFO);
    assertThat(watched.look().offer(Step.TERM).allowed()).isTrue();
  }

  @Test
  void supervisorctlStopIsOfferedFirstAndPlainTermBesideIt() {
    supervisordSays(settings(AutoRestart.ALWAYS, 60, false, false), RUNNING);
    newGeneration();

    StepOffer term = watched.look().offer(Step.TERM);

    assertThat(term.command().orElseThrow().text())
        .isEqualTo("supervisorctl -c /etc/s.conf stop web");
    assertThat(term.confirmation()).isEqualTo(Confirmation.YES);
    Alternative plain = term.alternative().orElseThrow();
    assertThat(plain.command().text()).isEqualTo("kill -TERM 100");
    assertThat(plain.reason()).contains("third master");
    assertThat(term.asks(plain.command())).contains(Confirmation.YES);
    assertThat(term.asks(new Command(Signal.HUP, host.id(100)))).isEmpty();
  }

  @Test
  void stopThatWouldEndNewTooLeavesPlainTerm() {
    supervisordSays(settings(AutoRestart.ALWAYS, 60, true, true), RUNNING);
    newGeneration();

    StepOffer term = watched.look().offer(Step.TERM);

    assertThat(term.command().orElseThrow().text()).isEqualTo("kill -TERM 100");
    assertThat(term.alternative()).isEmpty();
  }

  @Test
  void stopOfUnknownSettingsWantsItsWordTyped() {
    watched.hears(
        new OwnerFacts(
            Map.of(
                host.id(SUPERVISORD),
                new SupervisordFacts(
                    List.of("/usr/bin/supervisorctl", "-s", "unix:///run/s.sock"),
                    List.of(RUNNING),
                    List.of(),
                    "")),
            Map.of()));
    newGeneration();

    StepOffer term = watched.look().offer(Step.TERM);

    assertThat(term.command().orElseThrow().text()).isEqualTo("kill -TERM 100");
    assertThat(term.alternative().orElseThrow().confirmation()).isEqualTo(Confirmation.TYPE);
    assertThat(term.alternative().orElseThrow().reason()).contains("end NEW too");
  }

  @Test
  void stopHasHeldWhenSupervisordSaysSo() {
    supervisordSays(settings(AutoRestart.ALWAYS, 60, false, false), RUNNING);
    newGeneration();
    Verification sent = watched.send(Step.TERM);
    host.at(1110).ends(100);
    host.change(200, draft -> draft.commandLine("gunicorn: master [app:application]"));
    assertThat(watched.judge(sent)).isInstanceOf(Outcome.Pending.class);

    supervisordSays(
        settings(AutoRestart.ALWAYS, 60, false, false), new ProgramStatus("web", "STOPPED", 0));

    assertThat(watched.judge(sent)).isInstanceOf(Outcome.Held.class);
    assertThat(((Outcome.Held) watched.judge(sent)).evidence()).contains("web STOPPED");
  }

  @Test
  void plainTermThatBringsAThirdMasterHasFailed() {
    supervisordSays(settings(AutoRestart.ALWAYS, 60, true, true), RUNNING);
    newGeneration();
    Verification sent = watched.send(Step.TERM);
    host.at(1110).ends(100);
    host.change(200, draft -> draft.commandLine("gunicorn: master [app:application]"));
    assertThat(watched.judge(sent)).isInstanceOf(Outcome.Pending.class);
    host.at(1111);
    third(300);

    assertThat(((Outcome.Failed) watched.judge(sent)).reason()).contains("third master, 300");
  }

  @Test
  void thirdMasterMayTakeOverOnTcpWithoutAPidfileOnly() {
    newGeneration();
    host.at(1120).ends(100);
    host.change(200, draft -> draft.commandLine("gunicorn: master [app:application]"));
    assertThat(watched.look().offer(Step.HANDOVER).command()).isEmpty();
    host.at(1121);
    third(300);

    StepOffer offer = watched.look().offer(Step.HANDOVER);
    assertThat(offer.command().orElseThrow().text()).isEqualTo("kill -TERM 200");
    assertThat(offer.confirmation()).isEqualTo(Confirmation.YES);
    assertThat(offer.reason()).contains("connections are refused");

    host.change(
        300,
        draft ->
            draft.commandLine(
                "/usr/bin/python3", "/usr/bin/gunicorn", "-p", "/run/x", "app:application"));
    assertThat(watched.look().offer(Step.HANDOVER).canBeSent()).isFalse();
    assertThat(watched.look().offer(Step.HANDOVER).reason()).contains("pidfile");
  }

  @Test
  void unitIsHandedOverByRootAndBackBeforeARevert() {
    inUnit(100);
    newGeneration();

    StepOffer handover = watched.look().offer(Step.HANDOVER);
    assertThat(handover.command().orElseThrow().text()).isEqualTo("MAINPID=200 to web.service");
    assertThat(handover.allowed()).isTrue();
    assertThat(handover.command().orElseThrow().script()).anyMatch(l -> l.contains("MAINPID=200"));
    Verification sent = watched.send(Step.HANDOVER);
    assertThat(watched.judge(sent)).isInstanceOf(Outcome.Pending.class);

    inUnit(200);

    assertThat(watched.judge(sent)).isInstanceOf(Outcome.Held.class);
    assertThat(watched.look().offer(Step.REVERT).command().orElseThrow().text())
        .isEqualTo("MAINPID=100 to web.service");
    host.viewer(1000, "ana");
    assertThat(watched.look().offer(Step.HANDOVER).canBeSent()).isFalse();
  }
}

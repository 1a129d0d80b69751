package gunitop.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.gunicorn.OwnerFacts;
import gunitop.gunicorn.ProgramSettings.AutoRestart;
import gunitop.gunicorn.ProgramStatus;
import gunitop.gunicorn.SupervisordFacts;
import gunitop.process.Signal;
import gunitop.testkit.HostSketch;
import gunitop.testkit.Watched;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * StepHistory that an owner has a part in: what is offered, and when it has been seen to be done.
 */
class OwnerOffersTest {
  private final OwnedMaster owned = new OwnedMaster();
  private final HostSketch host = owned.host;
  private final Watched watched = owned.watched;

  @Test
  void supervisorctlStopIsOfferedFirstAndPlainTermBesideIt() {
    owned.supervisordSays(
        OwnedMaster.settings(AutoRestart.ALWAYS, 60, false, false), OwnedMaster.RUNNING);
    owned.newGeneration();

    StepOffer term = owned.offer(Step.TERM);

    assertThat(term.command().orElseThrow().text())
        .isEqualTo("supervisorctl -c /etc/s.conf stop web");
    assertThat(term.confirmation()).isEqualTo(Confirmation.YES);
    Alternative plain = term.alternative().orElseThrow();
    assertThat(plain.command().text()).isEqualTo("kill -TERM 100");
    assertThat(plain.reason()).contains("third master");
    assertThat(plain.reason()).contains("Whether there is a pidfile is unknown");
    assertThat(term.asks(plain.command())).contains(Confirmation.TYPE);
    assertThat(term.asks(new Command(Signal.HUP, host.id(100)))).isEmpty();
  }

  @Test
  void plainTermAsksLessWhereThereIsSurelyNoPidfile() {
    owned.supervisordSays(
        OwnedMaster.settings(AutoRestart.ALWAYS, 60, false, false), OwnedMaster.RUNNING);
    host.change(100, draft -> draft.commandLine("python3", "/usr/bin/gunicorn", "app:application"));
    owned.newGeneration();

    Alternative plain = owned.offer(Step.TERM).alternative().orElseThrow();
    assertThat(plain.reason()).doesNotContain("pidfile");
    assertThat(plain.confirmation()).isEqualTo(Confirmation.YES);
  }

  @Test
  void plainTermAsksNoLessThanTheStopBesideIt() {
    owned.supervisordSays(
        OwnedMaster.settings(AutoRestart.ALWAYS, 60, false, false), OwnedMaster.RUNNING);
    assertThat(owned.offer(Step.TERM).alternative()).as("refused").isEmpty();
    host.importing(200, 100);

    StepOffer term = owned.offer(Step.TERM);

    assertThat(term.confirmation()).isEqualTo(Confirmation.TYPE);
    Alternative plain = term.alternative().orElseThrow();
    assertThat(plain.confirmation()).isEqualTo(Confirmation.TYPE);
    assertThat(plain.reason()).contains("nobody would serve until NEW is ready", "third master");
  }

  @Test
  void unitIsHandedOverWhileOldStopsAlready() {
    owned.inUnit(100);
    owned.newGeneration();
    host.change(100, HostSketch.Draft::closesSockets);

    StepOffer handover = owned.offer(Step.HANDOVER);

    assertThat(handover.allowed()).isTrue();
    assertThat(handover.reason()).contains("OLD is stopping", "saves NEW");
    host.change(200, HostSketch.Draft::closesSockets);
    assertThat(owned.offer(Step.HANDOVER).canBeSent()).isFalse();
  }

  @Test
  void whoeverCannotBeToldIsNotCalledNobody() {
    host.change(100, draft -> draft.parent(77).session(100, 77));
    assertThat(owned.offer(Step.HANDOVER).reason())
        .isEqualTo("whether a supervisor watches OLD is not known");

    host.process(77, 1).name("runsv").commandLine("runsv", "web");
    assertThat(owned.offer(Step.HANDOVER).reason())
        .isEqualTo("runsv web (77) cannot be told of NEW");
  }

  @Test
  void stopThatWouldEndNewTooLeavesPlainTerm() {
    owned.supervisordSays(
        OwnedMaster.settings(AutoRestart.ALWAYS, 60, true, true), OwnedMaster.RUNNING);
    owned.newGeneration();

    StepOffer term = owned.offer(Step.TERM);

    assertThat(term.command().orElseThrow().text()).isEqualTo("kill -TERM 100");
    assertThat(term.alternative()).isEmpty();
  }

  @Test
  void stopOfUnknownSettingsWantsItsWordTyped() {
    watched.hears(
        new OwnerFacts(
            Map.of(
                host.id(OwnedMaster.SUPERVISORD),
                new SupervisordFacts(
                    List.of("/usr/bin/supervisorctl", "-s", "unix:///run/s.sock"),
                    List.of(OwnedMaster.RUNNING),
                    List.of(),
                    "")),
            Map.of()));
    owned.newGeneration();

    StepOffer term = owned.offer(Step.TERM);

    assertThat(term.command().orElseThrow().text()).isEqualTo("kill -TERM 100");
    assertThat(term.alternative().orElseThrow().confirmation()).isEqualTo(Confirmation.TYPE);
    assertThat(term.alternative().orElseThrow().reason()).contains("end NEW too");
  }

  @Test
  void stopHasHeldWhenSupervisordSaysSo() {
    owned.supervisordSays(
        OwnedMaster.settings(AutoRestart.ALWAYS, 60, false, false), OwnedMaster.RUNNING);
    owned.newGeneration();
    Verification sent = watched.send(Step.TERM);
    owned.newServesAlone(1110);
    assertThat(watched.judge(sent)).isInstanceOf(Outcome.Pending.class);

    owned.supervisordSays(
        OwnedMaster.settings(AutoRestart.ALWAYS, 60, false, false),
        new ProgramStatus("web", "STOPPED", 0));
    host.at(1112.1);

    assertThat(watched.judge(sent)).isInstanceOf(Outcome.Held.class);
    assertThat(((Outcome.Held) watched.judge(sent)).evidence()).contains("web STOPPED");
  }

  @Test
  void plainTermThatBringsAThirdMasterHasFailed() {
    owned.supervisordSays(
        OwnedMaster.settings(AutoRestart.ALWAYS, 60, true, true), OwnedMaster.RUNNING);
    owned.newGeneration();
    Verification sent = watched.send(Step.TERM);
    owned.newServesAlone(1110);
    assertThat(watched.judge(sent)).isInstanceOf(Outcome.Pending.class);
    host.at(1111);
    owned.third(300);

    assertThat(((Outcome.Failed) watched.judge(sent)).reason()).contains("third master, 300");
  }

  @Test
  void thirdMasterMayTakeOverOnTcpWithoutAPidfileOnly() {
    owned.newGeneration();
    owned.newServesAlone(1120);
    assertThat(owned.offer(Step.HANDOVER).command()).isEmpty();
    host.at(1121);
    owned.third(300);

    StepOffer offer = owned.offer(Step.HANDOVER);
    assertThat(offer.command().orElseThrow().text()).isEqualTo("kill -TERM 200");
    assertThat(offer.confirmation()).isEqualTo(Confirmation.YES);
    assertThat(offer.reason()).contains("connections are refused");

    host.change(
        300,
        draft ->
            draft.commandLine(
                "/usr/bin/python3", "/usr/bin/gunicorn", "-p", "/run/x", "app:application"));
    assertThat(owned.offer(Step.HANDOVER).canBeSent()).isFalse();
    assertThat(owned.offer(Step.HANDOVER).reason()).contains("pidfile");
  }

  @Test
  void unitIsHandedOverByRootAndBackBeforeARevert() {
    owned.inUnit(100);
    owned.newGeneration();

    StepOffer handover = owned.offer(Step.HANDOVER);
    assertThat(handover.command().orElseThrow().text()).isEqualTo("MAINPID=200 to web.service");
    assertThat(handover.allowed()).isTrue();
    assertThat(handover.command().orElseThrow().script()).anyMatch(l -> l.contains("MAINPID=200"));
    Verification sent = watched.send(Step.HANDOVER);
    assertThat(watched.judge(sent)).isInstanceOf(Outcome.Pending.class);

    owned.inUnit(200);

    assertThat(watched.judge(sent)).isInstanceOf(Outcome.Held.class);
    assertThat(owned.offer(Step.REVERT).command().orElseThrow().text())
        .isEqualTo("MAINPID=100 to web.service");
    host.viewer(1000, "ana");
    assertThat(owned.offer(Step.HANDOVER).canBeSent()).isFalse();
  }
}

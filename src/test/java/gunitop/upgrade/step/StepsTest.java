package gunitop.upgrade.step;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.gunicorn.Application;
import gunitop.process.ExitStatus;
import gunitop.process.RunState;
import gunitop.process.Snapshot;
import gunitop.testkit.HostSketch;
import gunitop.testkit.Watched;
import gunitop.upgrade.Advice;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Stage;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import gunitop.upgrade.Verification;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StepsTest {
  private final HostSketch host = new HostSketch().listener(7, "127.0.0.1:8000");
  private final Watched watched = new Watched(host);

  @BeforeEach
  void oneGeneration() {
    host.daemon(100, 7);
    host.ready(100, List.of(101, 102));
    watched.lookFor(1000, 3);
  }

  private void newGenerationReadyForSeconds(double seconds) {
    host.at(1100).reexeced(200, 100);
    host.ready(200, List.of(201, 202));
    watched.lookFor(1100, seconds);
  }

  private StepOffer offer(Step step) {
    return watched.look().offer(step);
  }

  private static void assertAllowed(StepOffer offer, Confirmation confirmation, String command) {
    assertThat(offer.allowed()).as(offer.reason()).isTrue();
    assertThat(offer.confirmation()).isEqualTo(confirmation);
    assertThat(offer.command().orElseThrow().text()).isEqualTo(command);
  }

  private static void assertRefused(StepOffer offer, String reason) {
    assertThat(offer.canBeSent()).as(offer.reason()).isFalse();
    assertThat(offer.reason()).contains(reason);
  }

  private static void assertOverride(StepOffer offer, String reason) {
    assertThat(offer.allowed()).isFalse();
    assertThat(offer.confirmation()).isEqualTo(Confirmation.YES);
    assertThat(offer.reason()).contains(reason);
  }

  @Test
  void whatADrainHasTakenOffIsBroughtBackThoughNobodyRemembersTheDrain() {
    host.change(
        100,
        draft -> draft.commandLine("python3", "/usr/bin/gunicorn", "-w", "4", "app:application"));
    watched.restart();
    watched.lookFor(1020, 3);

    Assessment assessment = watched.look();

    assertThat(assessment.judgement().reason())
        .isEqualTo("Only master 100 serves: 2 of 2 ready; it was started with 4.");
    assertAllowed(assessment.offer(Step.USR2), Confirmation.NONE, "kill -USR2 100");
    assertAllowed(assessment.offer(Step.REVERT), Confirmation.YES, "kill -HUP 100");
    assertThat(assessment.offer(Step.REVERT).reason()).contains("the 4 workers", "on disk now");

    Verification sent = watched.send(Step.REVERT);
    host.at(1024).ready(100, List.of(103, 104));
    host.ends(101, 102);
    assertThat(watched.judge(sent)).isInstanceOf(Outcome.Pending.class);
    host.ready(100, List.of(105, 106));
    assertThat(watched.judge(sent).toString()).contains("OLD 100 has 4 new workers ready");
    assertRefused(offer(Step.REVERT), "nothing to revert");
  }

  @Test
  void moreThanItWasStartedWithIsNothingToRevert() {
    host.change(
        100,
        draft -> draft.commandLine("python3", "/usr/bin/gunicorn", "-w", "1", "app:application"));
    watched.restart();
    watched.lookFor(1020, 3);

    assertRefused(offer(Step.REVERT), "nothing to revert");
  }

  @Test
  void steadyOffersUsr2AndNothingElse() {
    assertAllowed(offer(Step.USR2), Confirmation.NONE, "kill -USR2 100");
    assertRefused(offer(Step.WINCH), "not yet: start NEW first (u)");
    assertRefused(offer(Step.TERM), "not yet: start NEW first (u)");
    assertRefused(offer(Step.REVERT), "nothing to revert");
    assertRefused(offer(Step.DRAIN), "not yet: start NEW first (u)");
  }

  @Test
  void usr2AsksWhenAWorkerIsMissing() {
    host.ends(102, new ExitStatus.Exited(1));

    assertOverride(offer(Step.USR2), "1 of 2 OLD workers not ready");
  }

  @Test
  void bootingNewClosesTheGate() {
    host.importing(200, 100)
        .commandLine("/usr/bin/python3", "/usr/bin/gunicorn", "--daemon", "app:application");

    assertRefused(offer(Step.USR2), "NEW master 200 exists");
    assertWouldEndTheService(offer(Step.WINCH));
    assertWouldEndTheService(offer(Step.TERM));
    assertAllowed(offer(Step.REVERT), Confirmation.NONE, "kill -TERM 200");
  }

  @Test
  void aWinchThatIsIgnoredEndsNoService() {
    host.change(100, draft -> draft.session(100, 100));
    host.importing(200, 100);

    assertOverride(offer(Step.WINCH), "NEW still imports");
    assertWouldEndTheService(offer(Step.TERM));
  }

  private static void assertWouldEndTheService(StepOffer offer) {
    assertThat(offer.allowed()).isFalse();
    assertThat(offer.confirmation()).isEqualTo(Confirmation.TYPE);
    assertThat(offer.reason())
        .isEqualTo("NEW still imports: nobody would serve until NEW is ready");
  }

  @Test
  void gateOpensWhenNewHasBeenReadyForTwoSeconds() {
    newGenerationReadyForSeconds(1.5);
    assertOverride(offer(Step.WINCH), "NEW has been ready 1.5 s of 2 s");

    host.at(1102.1);
    assertAllowed(offer(Step.WINCH), Confirmation.NONE, "kill -WINCH 100");
    assertAllowed(offer(Step.TERM), Confirmation.YES, "kill -TERM 100");
  }

  @Test
  void gateIsClosedWhileNewFailsTheProbe() {
    watched.isAdvised(
        new Advice() {
          @Override
          public List<Finding> findings(Application application, Stage stage, Snapshot snapshot) {
            return List.of(
                new Finding(
                    Severity.WARNING, FindingCode.PROBE_FAILS, "NEW says 500.", "", Set.of()));
          }
        });
    newGenerationReadyForSeconds(3);

    assertOverride(offer(Step.WINCH), "NEW says 500");
    assertOverride(offer(Step.TERM), "NEW says 500");
  }

  @Test
  void winchAsksAndDrainIsOfferedWhereWinchWouldBeIgnored() {
    host.change(100, draft -> draft.session(100, 100));
    newGenerationReadyForSeconds(3);

    assertAllowed(offer(Step.WINCH), Confirmation.YES, "kill -WINCH 100");
    assertThat(offer(Step.WINCH).reason()).contains("would be ignored");
    assertAllowed(offer(Step.DRAIN), Confirmation.NONE, "kill -TTOU 100");
  }

  @Test
  void drainedOldIsNotSentToAnotherKey() {
    newGenerationReadyForSeconds(3);
    host.ends(101, 102);

    assertRefused(offer(Step.WINCH), "no workers left to drain");
    assertRefused(offer(Step.DRAIN), "no workers left to drain");
  }

  @Test
  void drainStopsAtOneWorker() {
    host.change(100, draft -> draft.session(100, 100));
    newGenerationReadyForSeconds(3);
    host.ends(102);

    assertRefused(offer(Step.DRAIN), "drained to the last worker; t retires it");
  }

  @Test
  void retiringOffersNothing() {
    newGenerationReadyForSeconds(3);
    host.change(100, HostSketch.Draft::closesSockets);

    for (Step step : List.of(Step.WINCH, Step.TERM, Step.REVERT, Step.USR2)) {
      assertThat(offer(step).canBeSent()).as(step + "").isFalse();
    }
  }

  @Test
  void oldsWorkersAreBroughtBackThoughNewLeaves() {
    newGenerationReadyForSeconds(3);
    host.ends(101, 102).change(200, HostSketch.Draft::closesSockets);

    assertAllowed(offer(Step.REVERT), Confirmation.YES, "kill -HUP 100");
    assertThat(watched.look().alarm().text(0)).contains("r brings OLD's workers back");

    host.booting(103, 100);
    host.booting(104, 100);
    assertRefused(offer(Step.REVERT), "NEW is already leaving");
    assertThat(watched.look().alarm().text(0)).contains("OLD's workers must become ready");
  }

  @Test
  void aProgramThatStartsOnlyNowOffersThatAtItsFirstLook() {
    newGenerationReadyForSeconds(3);
    host.ends(101, 102).change(200, HostSketch.Draft::closesSockets);
    host.change(100, HostSketch.Draft::untracked);
    watched.restart();

    assertAllowed(offer(Step.REVERT), Confirmation.YES, "kill -HUP 100");
  }

  @Test
  void revertAsksWhereNobodyKnowsWhetherOldServes() {
    newGenerationReadyForSeconds(3);
    for (int pid : List.of(100, 101, 102)) {
      host.change(pid, HostSketch.Draft::denied);
    }
    watched.restart();

    assertAllowed(offer(Step.REVERT), Confirmation.YES, "kill -TERM 200");
    assertThat(offer(Step.REVERT).reason()).contains("cannot be read");
  }

  @Test
  void revertBeforeTheDrainIsTermToNew() {
    newGenerationReadyForSeconds(3);

    assertAllowed(offer(Step.REVERT), Confirmation.NONE, "kill -TERM 200");
  }

  @Test
  void revertAfterTheDrainIsHupThenTermToNew() {
    newGenerationReadyForSeconds(3);
    host.ends(101, 102);
    assertAllowed(offer(Step.REVERT), Confirmation.YES, "kill -HUP 100");
    assertThat(offer(Step.REVERT).reason()).contains("code that is on disk now");

    host.booting(103, 100);
    host.booting(104, 100);
    assertOverride(offer(Step.REVERT), "wait: 2 of 2 OLD workers not ready");

    host.beats(103).beats(104);
    assertAllowed(offer(Step.REVERT), Confirmation.NONE, "kill -TERM 200");
  }

  @Test
  void workersThatOutliveNewAreEndedOneAPress() {
    newGenerationReadyForSeconds(3);
    host.ends(200);

    assertAllowed(offer(Step.REVERT), Confirmation.YES, "kill -KILL 201");
    assertThat(watched.look().judgement().reason()).contains("master that is gone: 2 workers");
    host.ends(201);
    assertAllowed(offer(Step.REVERT), Confirmation.YES, "kill -KILL 202");
    host.ends(202);
    assertRefused(offer(Step.REVERT), "nothing to revert");
  }

  @Test
  void revertOfAPreloadedMasterNeedsNoQuestion() {
    host.importing(200, 100)
        .commandLine("/usr/bin/python3", "/usr/bin/gunicorn", "--preload", "-w", "2", "app:app");
    watched.look();
    host.change(200, draft -> draft.catches(HostSketch.MASTER_CATCHES));
    host.ready(200, List.of(201, 202));
    host.ends(101, 102);

    assertAllowed(offer(Step.REVERT), Confirmation.NONE, "kill -HUP 100");
  }

  @Test
  void anotherUserIsRefusedEverythingBeforeAKeyIsPressed() {
    host.viewer(1000, "ops");
    newGenerationReadyForSeconds(3);

    for (Step step : List.of(Step.WINCH, Step.TERM, Step.REVERT)) {
      assertRefused(offer(step), "no permission");
    }
  }

  @Test
  void stoppedMasterIsABlocker() {
    host.change(100, draft -> draft.state(RunState.STOPPED));

    StepOffer usr2 = offer(Step.USR2);
    assertThat(usr2.allowed()).isFalse();
    assertThat(usr2.confirmation()).isEqualTo(Confirmation.TYPE);
    assertThat(usr2.reason()).contains("stopped (state T)");
  }

  @Test
  void supervisordIsWarnedOfBeforeUsr2AndTerm() {
    host.process(50, 1).name("supervisord");
    host.change(
        100,
        draft ->
            draft
                .parent(50)
                .session(100, 50)
                .environment(Map.of("SUPERVISOR_PROCESS_NAME", "web")));

    Assessment assessment = watched.look();

    assertThat(assessment.findings())
        .extracting(Finding::code)
        .contains(FindingCode.SUPERVISORD_RESPAWNS, FindingCode.WINCH_IGNORED);
    assertAllowed(assessment.offer(Step.USR2), Confirmation.YES, "kill -USR2 100");
    assertThat(assessment.application().supervisor().name()).isEqualTo("web");
  }

  @Test
  void systemdBlocksTermOnceNewExists() {
    host.change(100, draft -> draft.controlGroup("/system.slice/web.service"));
    newGenerationReadyForSeconds(3);

    StepOffer term = offer(Step.TERM);
    assertThat(term.allowed()).isFalse();
    assertThat(term.confirmation()).isEqualTo(Confirmation.TYPE);
    assertThat(term.reason()).contains("web.service");
  }
}

package gunitop.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.ExitStatus;
import gunitop.process.RunState;
import gunitop.testkit.HostSketch;
import gunitop.testkit.Watched;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerificationTest {
  private final HostSketch host = new HostSketch().listener(7, "127.0.0.1:8000");
  private final Watched watched = new Watched(host);

  @BeforeEach
  void oneGeneration() {
    host.daemon(100, 7);
    host.ready(100, List.of(101, 102));
    watched.lookFor(1000, 3);
  }

  private void newGeneration() {
    host.at(1010).reexeced(200, 100);
    host.ready(200, List.of(201, 202));
    watched.lookFor(1010, 3);
  }

  private void expectPending(Verification sent, String words) {
    assertThat(watched.judge(sent)).isInstanceOf(Outcome.Pending.class);
    assertThat(watched.judge(sent).toString()).contains(words);
  }

  private void expectHeld(Verification sent, String words) {
    assertThat(watched.judge(sent)).isInstanceOf(Outcome.Held.class);
    assertThat(watched.judge(sent).toString()).contains(words);
  }

  private void expectFailed(Verification sent, String words) {
    assertThat(watched.judge(sent)).isInstanceOf(Outcome.Failed.class);
    assertThat(watched.judge(sent).toString()).contains(words);
  }

  @Test
  void usr2HoldsWhenAllOfNewIsReadyForTwoSeconds() {
    Verification sent = watched.send(Step.USR2);
    expectPending(sent, "a NEW master appears");
    host.at(1004).importing(200, 100);
    expectPending(sent, "NEW master 200 imports");
    host.change(200, draft -> draft.catches(HostSketch.MASTER_CATCHES));
    host.booting(201, 200);
    expectPending(sent, "total=2");
    host.beats(201);
    expectPending(sent, "done=1, total=2");
    host.ready(202, 200);
    expectPending(sent, "stay ready");
    host.at(1006.5);
    expectHeld(sent, "2 workers ready");
  }

  @Test
  void usr2FailsWhenNewVanishes() {
    Verification sent = watched.send(Step.USR2);
    host.at(1004).importing(200, 100);
    watched.look();
    host.at(1004.4);
    watched.look();
    host.ends(200);
    watched.look();
    host.at(1004.42);

    expectFailed(
        sent,
        "NEW master 200 appeared, lived 0.4 s, exited;"
            + " OLD is untouched: 2/2 ready; USR2 may be sent again");
  }

  @Test
  void usr2FailsWhenWorkersOfNewKeepDying() {
    Verification sent = watched.send(Step.USR2);
    host.at(1004).reexeced(200, 100);
    host.ready(200, List.of(201, 202));
    watched.look();
    for (int i = 0; i < 3; i++) {
      expectPending(sent, "stay ready");
      host.at(1005 + i).ends(201 + i, new ExitStatus.Exited(1));
      host.ready(203 + i, 200);
      watched.look();
    }

    expectFailed(
        sent,
        "workers of NEW master 200 keep dying, 3 of them with code 1; OLD is untouched: 2/2 ready");
  }

  @Test
  void usr2FailsWhenNothingAppears() {
    Verification sent = watched.send(Step.USR2);
    host.change(100, draft -> draft.state(RunState.STOPPED)).at(1014);

    expectFailed(sent, "OLD master is stopped (state T)");
  }

  @Test
  void winchHoldsWhenOldHasNoWorkers() {
    newGeneration();
    Verification sent = watched.send(Step.WINCH);
    expectPending(sent, "done=0, total=2");
    host.ends(101).at(1015);
    expectPending(sent, "done=1, total=2");
    host.ends(102);
    expectPending(sent, "OLD stays without workers");
    host.at(1017);
    expectHeld(sent, "OLD has no workers");
  }

  @Test
  void aWorkerThatIsReplacedDoesNotMakeAWinchHold() {
    newGeneration();
    host.ends(102);
    Verification sent = watched.send(Step.WINCH);
    host.ends(101).at(1015);
    expectPending(sent, "OLD stays without workers");
    host.at(1016).ready(100, List.of(103));
    expectPending(sent, "OLD workers gone");
  }

  @Test
  void winchFailsWhenNoneStartsToLeave() {
    newGeneration();
    Verification sent = watched.send(Step.WINCH);
    host.at(1018.2);

    expectFailed(sent, "ignored: none of 2 workers left within 5 s");
  }

  @Test
  void slowDrainIsPendingNotFailed() {
    newGeneration();
    Verification sent = watched.send(Step.WINCH);
    host.ends(101).at(1100);

    expectPending(sent, "done=1");
  }

  @Test
  void drainTakesOne() {
    newGeneration();
    Verification sent = watched.send(Step.DRAIN);
    expectPending(sent, "one OLD worker gone");
    host.ends(101);
    expectHeld(sent, "one worker left OLD, 1 stays");
  }

  @Test
  void termHoldsWhenOldIsGoneAndNewPromoted() {
    newGeneration();
    Verification sent = watched.send(Step.TERM);
    host.change(100, HostSketch.Draft::closesSockets);
    expectPending(sent, "OLD workers finish");
    host.ends(101, 102);
    host.ends(100);
    expectPending(sent, "NEW 200 takes over as the main master");
    host.change(200, draft -> draft.commandLine("gunicorn: master [app:application]"));
    expectPending(sent, "NEW goes on serving");
    host.at(1020);
    expectHeld(sent, "NEW 200 took over");
  }

  @Test
  void termHasNotHeldWhereNobodyServesAfterIt() {
    newGeneration();
    Verification sent = watched.send(Step.TERM);
    host.ends(101, 102, 100, 201, 202);
    host.change(200, draft -> draft.commandLine("gunicorn: master [app:application]"));
    expectPending(sent, "OUTAGE: nobody serves until a worker of NEW 200 is ready");
    host.at(1050);
    expectFailed(sent, "OUTAGE: OLD 100 is gone, and NEW 200 has no ready worker");
  }

  @Test
  void endOfNewAfterTermIsAnOutageWithWhatCanBeDone() {
    newGeneration();
    Verification sent = watched.send(Step.TERM);
    host.ends(101, 102, 100, 201, 202, 200);
    expectFailed(sent, "OUTAGE: OLD 100 is gone and NEW is gone too: nobody serves. Start it");
  }

  @Test
  void termWaitsForThePidfileToo() {
    host.change(100, draft -> draft.worksIn("/srv"));
    host.file("/srv/app.pid", "100\n").file("/srv/app.pid.2", "200\n");
    newGeneration();
    host.change(200, draft -> draft.worksIn("/srv"));
    Verification sent = watched.send(Step.TERM);
    host.ends(101, 102, 100);
    host.change(200, draft -> draft.commandLine("gunicorn: master [app:application]"));
    host.file("/srv/app.pid", "200\n");
    expectPending(sent, "the pidfile names NEW 200");
    host.withoutFile("/srv/app.pid.2");
    expectPending(sent, "NEW goes on serving");
    host.at(1020);
    expectHeld(sent, "NEW 200 took over");
  }

  @Test
  void zombieIsGone() {
    newGeneration();
    Verification sent = watched.send(Step.TERM);
    host.ends(101, 102);
    host.change(100, draft -> draft.state(RunState.ZOMBIE));
    host.change(200, draft -> draft.parent(1).commandLine("gunicorn: master [app:application]"));
    expectPending(sent, "NEW goes on serving");
    host.at(1020);

    expectHeld(sent, "OLD 100 is gone");
  }

  @Test
  void winchIsSlowWhileEachWorkerServesARequest() {
    newGeneration();
    host.change(101, draft -> draft.serves(51)).change(102, draft -> draft.serves(52));
    Verification sent = watched.send(Step.WINCH);
    host.at(1030);
    expectPending(sent, "each serves a request still");
    host.ends(101, 102);
    expectPending(sent, "OLD stays without workers");
    host.at(1032);
    expectHeld(sent, "OLD has no workers");
  }

  @Test
  void drainIsSlowWhileTheEldestServesARequest() {
    newGeneration();
    host.change(101, draft -> draft.serves(51));
    Verification sent = watched.send(Step.DRAIN);
    host.at(1030);
    expectPending(sent, "it serves a request still");
    host.change(101, draft -> draft.finishes(51));
    expectFailed(sent, "no worker left within 5 s");
  }

  @Test
  void termFailsPastTheGracefulTimeoutThatTheCommandLineTells() {
    host.change(100, draft -> draft.commandLine("gunicorn", "--graceful-timeout", "30", "app:a"));
    watched.look();
    newGeneration();
    Verification sent = watched.send(Step.TERM);
    host.change(100, HostSketch.Draft::closesSockets).at(1050);

    expectFailed(sent, "still there after 35 s, with 2 workers");
  }

  @Test
  void termIsSlowNotFailedWhereAnyGracefulTimeoutMayHold() {
    newGeneration();
    Verification sent = watched.send(Step.TERM);
    host.change(100, HostSketch.Draft::closesSockets).at(1059);
    Outcome.Pending slow = (Outcome.Pending) watched.judge(sent);
    assertThat(slow.isSlow()).isTrue();
    assertThat(slow.deadlineSeconds()).isEqualTo(30);
    host.ends(101, 102);
    expectPending(sent, "OLD exits, its workers are gone");
    host.ends(100);
    expectPending(sent, "NEW 200 takes over as the main master");
    host.at(1062).change(200, draft -> draft.commandLine("gunicorn: master [app:application]"));
    expectHeld(sent, "NEW 200 took over");
  }

  @Test
  void termFailsWhereTheListenersStayOpen() {
    newGeneration();
    Verification sent = watched.send(Step.TERM);
    host.at(1018.2);

    expectFailed(sent, "did not close its listeners within 5 s");
  }

  @Test
  void revertIsSlowNotFailedWhereAnyGracefulTimeoutMayHold() {
    newGeneration();
    Verification sent = watched.send(Step.REVERT);
    host.change(200, HostSketch.Draft::closesSockets).at(1059);
    expectPending(sent, "NEW 200 finishes");
    host.ends(201, 202, 200);
    expectHeld(sent, "OLD 100 serves with 2 workers");
  }

  @Test
  void termToNewHoldsWhenNewIsGoneAndIsNoDeathOfNew() {
    newGeneration();
    Verification sent = watched.send(Step.REVERT);
    assertThat(sent.command().text()).isEqualTo("kill -TERM 200");
    expectPending(sent, "NEW 200 finishes");
    host.change(200, HostSketch.Draft::closesSockets);
    expectPending(sent, "NEW 200 finishes");
    host.ends(201, 202, 200);
    expectHeld(sent, "OLD 100 serves with 2 workers");
    assertThat(watched.look().findings())
        .extracting(Finding::code)
        .doesNotContain(FindingCode.NEW_DIED);
  }

  @Test
  void hupToOldHoldsWhenItsNewWorkersAreReady() {
    newGeneration();
    host.ends(101, 102);
    Verification sent = watched.send(Step.REVERT);
    assertThat(sent.command().text()).isEqualTo("kill -HUP 100");
    expectPending(sent, "total=2");
    host.ready(103, 100);
    host.booting(104, 100);
    expectPending(sent, "done=1");
    host.beats(104);
    expectHeld(sent, "2 new workers ready");
  }

  @Test
  void hupToOldHoldsWithAsManyAsItsConfigurationSays() {
    host.ready(103, 100);
    watched.lookFor(1004, 3);
    newGeneration();
    host.change(200, draft -> draft.commandLine("/usr/bin/gunicorn", "-w", "2", "app:application"));
    watched.look();
    host.ends(101, 102, 103);
    Verification sent = watched.send(Step.REVERT);
    watched.hasSentHup(100);
    expectPending(sent, "total=2");
    host.ready(104, 100);
    host.ready(105, 100);
    expectHeld(sent, "2 new workers ready");
  }

  @Test
  void revertWhoseOldDiesSaysWhatStillServes() {
    newGeneration();
    host.ends(101, 102);
    Verification sent = watched.send(Step.REVERT);
    host.ends(100);

    expectFailed(sent, "NEW 200 still serves with 2 workers");
  }

  @Test
  void timelineTellsAnUpgradeInOrder() {
    newGeneration();
    host.ends(101, 102);
    watched.look();
    host.change(100, HostSketch.Draft::closesSockets);
    watched.look();
    host.at(1014).ends(100);
    watched.look();
    host.at(1015).change(200, draft -> draft.commandLine("gunicorn: master [app:application]"));
    watched.look();

    assertThat(watched.timeline())
        .containsExactly(
            "NEW master 200 appeared, child of 100",
            "2 OLD workers left, 0 remain",
            "OLD master 100 closed its listeners",
            "OLD master 100 exited after 14.0 s",
            "master 200 took over as the main master (its title lost .2)");
  }
}

package gunitop.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.RunState;
import gunitop.testkit.HostSketch;
import gunitop.testkit.Watched;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StageDerivationTest {
  private final HostSketch host = new HostSketch().listener(7, "127.0.0.1:8000");
  private final Watched watched = new Watched(host);

  @BeforeEach
  void oneGeneration() {
    host.daemon(100, 7);
    host.ready(100, List.of(101, 102));
  }

  private void newGeneration() {
    host.reexeced(200, 100);
    host.ready(200, List.of(201, 202)).at(1003);
  }

  private void expect(Stage stage, String words) {
    watched.restart();
    Assessment assessment = watched.look();
    assertThat(assessment.stage()).isEqualTo(stage);
    assertThat(assessment.judgement().reason()).contains(words);
  }

  @Test
  void steady() {
    expect(Stage.STEADY, "Only master 100 serves: 2 of 2 ready");
  }

  @Test
  void steadyAndAnOutageWhereAllWorkersAreStopped() {
    host.change(101, worker -> worker.state(RunState.STOPPED));
    host.change(102, worker -> worker.state(RunState.STOPPED));

    expect(Stage.STEADY, "Master 100 has 2 workers, and none is ready: nothing serves.");
    assertThat(watched.look().alarm().text(0))
        .contains("OUTAGE", "kill -CONT 101 102 lets its stopped workers run again");
  }

  @Test
  void onlyNewServesWhereOldsWorkersAreStopped() {
    host.change(101, worker -> worker.state(RunState.STOPPED));
    host.change(102, worker -> worker.state(RunState.STOPPED));
    newGeneration();

    expect(Stage.OVERLAP, "Only NEW serves: 0 of 2 OLD workers ready and all 2 NEW workers are");
  }

  @Test
  void bootingWhileNewImports() {
    host.importing(200, 100);

    expect(Stage.BOOTING, "NEW master 200 imports and has no signal handlers yet; OLD serves");
  }

  @Test
  void bootingWhileAWorkerOfNewBoots() {
    host.reexeced(200, 100);
    host.ready(201, 200);
    host.booting(202, 200);

    expect(Stage.BOOTING, "NEW boots: 1 of 2 workers ready");
  }

  @Test
  void overlap() {
    newGeneration();

    expect(Stage.OVERLAP, "all 2 OLD and all 2 NEW workers are ready");
  }

  @Test
  void drainingIsSeenByAFreshlyStartedProgramToo() {
    newGeneration();
    host.ends(102);

    expect(Stage.DRAINING, "OLD has 1 worker left of 2");
  }

  @Test
  void drained() {
    newGeneration();
    host.ends(101, 102);

    expect(Stage.DRAINED, "OLD master 100 has no workers; NEW serves");
  }

  @Test
  void drainedWithNewNotReadySaysThatNothingServes() {
    host.importing(200, 100);
    host.ends(101, 102);

    expect(Stage.DRAINED, "nothing serves");
  }

  @Test
  void retiring() {
    newGeneration();
    host.change(100, HostSketch.Draft::closesSockets);

    expect(Stage.RETIRING, "OLD master 100 has closed its listeners; 2 workers left");
  }

  @Test
  void retiringWithoutAWorkerSaysWhatOldWaitsFor() {
    newGeneration();
    host.ends(101, 102).change(100, HostSketch.Draft::closesSockets);
    host.process(150, 100).name("tail").commandLine("tail", "-F", "log");

    expect(
        Stage.RETIRING,
        "OLD master 100 has closed its listeners; 0 workers left."
            + " It may be waiting for its child 150 (tail).");
  }

  @Test
  void mastersThatNeverHoldAListenerAreNotRetiring() {
    newGeneration();
    host.listener(8, "127.0.0.1:8000").listener(9, "127.0.0.1:8000");
    host.ends(101, 102).change(100, HostSketch.Draft::closesSockets);
    host.change(200, HostSketch.Draft::closesSockets);
    host.change(201, draft -> draft.closesSockets().holds(8));
    host.change(202, draft -> draft.closesSockets().holds(9)).at(1100);

    expect(Stage.DRAINED, "OLD master 100 has no workers; NEW serves");
  }

  @Test
  void ofAnOnlyMasterWithoutListenerAndWorkersNobodyKnowsWhatItDoes() {
    host.ends(101, 102).change(100, HostSketch.Draft::closesSockets).at(1003);

    expect(Stage.UNKNOWN, "Master 100 has neither a listener nor a worker: it starts, stops or");
    assertThat(watched.look().offer(Step.REVERT).canBeSent()).isFalse();
  }

  @Test
  void anOnlyMasterThatHadListenersAndWaitsForAChildStops() {
    host.ends(101, 102).change(100, HostSketch.Draft::closesSockets).at(1003);
    host.process(150, 100).name("python3").commandLine("python3", "-c", "spawn_main()");

    expect(Stage.RETIRING, "Master 100 has closed its listeners and stops");
    assertThat(watched.look().offer(Step.REVERT).reason()).contains("cannot be taken back");
  }

  @Test
  void anOnlyMasterWithAChildThatHasNoTitleYetMayStartStill() {
    host.ends(101, 102).change(100, HostSketch.Draft::closesSockets).at(1003);
    host.change(100, draft -> draft.commandLine("python3", "/usr/bin/gunicorn", "app:application"));
    host.process(150, 100).name("python3").commandLine("python3", "-c", "spawn_main()");

    expect(Stage.UNKNOWN, "Master 100 has neither a listener nor a worker");
  }

  @Test
  void revertingWithoutAWorker() {
    newGeneration();
    host.ends(201, 202).change(200, HostSketch.Draft::closesSockets);

    expect(Stage.REVERTING, "NEW master 200 has closed its listeners; 0 workers left");
  }

  @Test
  void reverting() {
    newGeneration();
    host.change(200, HostSketch.Draft::closesSockets);

    expect(Stage.REVERTING, "NEW master 200 has closed its listeners");
  }

  @Test
  void promoted() {
    newGeneration();
    host.ends(101, 102, 100);

    expect(Stage.STEADY, "Only master 200 serves: 2 of 2 ready");
  }

  @Test
  void twoGenerationsWhoseHeartbeatsAreHiddenAreUnknown() {
    host.viewer(1000, "ops").change(100, HostSketch.Draft::denied);
    host.change(101, HostSketch.Draft::denied).change(102, HostSketch.Draft::denied);
    host.reexeced(200, 100).denied();
    host.ready(201, 200);

    expect(Stage.UNKNOWN, "cannot be read");
  }
}

package gunitop.gunicorn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gunitop.process.RunState;
import gunitop.process.Snapshot;
import gunitop.testkit.HostSketch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApplicationFinderTest {
  private final HostSketch host =
      new HostSketch().listener(7, "127.0.0.1:8000").listener(8, "unix:/run/b.sock");
  private History history = History.EMPTY;

  private List<Application> find() {
    Snapshot snapshot = host.snapshot();
    List<Application> found = ApplicationFinder.find(snapshot, history);
    history = history.after(snapshot, found);
    return found;
  }

  private Application only() {
    List<Application> found = find();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  @Test
  void oneGenerationWithItsWorkersAndListener() {
    host.daemon(100, 7);
    host.ready(101, 100);
    host.booting(102, 100);

    Application application = only();

    assertThat(application.name()).isEqualTo("app:application");
    assertThat(application.listeners()).extracting("address").containsExactly("127.0.0.1:8000");
    assertThat(application.old().workers())
        .extracting(Worker::state)
        .containsExactly(WorkerState.READY, WorkerState.BOOTING);
    assertThat(application.old().state()).isEqualTo(GenerationState.BOOTING);
    assertThat(application.newGeneration()).isEmpty();
  }

  @Test
  void generationsBelongTogetherByTheParentLink() {
    host.daemon(100, 7);
    host.ready(101, 100);
    host.at(1010).reexeced(200, 100);
    host.ready(201, 200);

    Application application = only();

    assertThat(application.old().master().pid()).isEqualTo(100);
    assertThat(application.newGeneration().orElseThrow().master().pid()).isEqualTo(200);
    assertThat(application.newGeneration().orElseThrow().workers()).hasSize(1);
  }

  @Test
  void promotedMasterIsOldAndItsTitledWorkersDoNotMislead() {
    host.daemon(100, 7);
    host.reexeced(200, 100);
    host.ready(201, 200);
    host.ends(100).change(200, draft -> draft.commandLine("gunicorn: master [app:application]"));

    Application application = only();

    assertThat(application.old().master().pid()).isEqualTo(200);
    assertThat(application.old().role()).isEqualTo(GenerationRole.OLD);
    assertThat(application.daemonization().verdict()).isEqualTo(Daemonization.Verdict.PROBABLY);
  }

  @Test
  void applicationsOnOneHostStayApart() {
    host.daemon(100, 7);
    host.ready(101, 100);
    host.daemon(300, 8).commandLine("gunicorn: master [b:app]");
    host.ready(301, 300);

    assertThat(find()).extracting(Application::name).containsExactly("app:application", "b:app");
  }

  @Test
  void mastersThatShareAListenerWithoutAParentLinkBelongTogether() {
    host.daemon(100, 7);
    host.ready(101, 100);
    host.at(1005).daemon(300, 7);
    host.ready(301, 300);

    assertThat(only().newGeneration().orElseThrow().master().pid()).isEqualTo(300);
  }

  @Test
  void masterThatClosedItsListenersRetiresAndItsWorkersFinish() {
    host.daemon(100, 7);
    host.ready(101, 100);
    host.ready(102, 100);
    host.change(100, HostSketch.Draft::closesSockets);

    Generation old = only().old();

    assertThat(old.state()).isEqualTo(GenerationState.RETIRING);
    assertThat(old.workers()).extracting(Worker::state).containsOnly(WorkerState.FINISHING);
  }

  @Test
  void controlSocketOfALaterReleaseIsNoListenerOfTheApplication() {
    host.listener(9, "unix:/run/gunicorn.ctl").daemon(100, 7);
    host.ready(101, 100);
    host.ready(102, 100);
    host.change(100, draft -> draft.holds(9));
    assertThat(only().listeners()).extracting("inode").containsExactly(7L);

    host.change(100, draft -> draft.closesSockets().holds(9));

    assertThat(only().old().state()).isEqualTo(GenerationState.RETIRING);
  }

  @Test
  void lastWorkerOfARetiringMasterIsKnownByTheListenerThatNewHoldsToo() {
    host.daemon(100, 7);
    host.ready(101, 100);
    host.reexeced(200, 100);
    host.ready(201, 200);
    host.change(100, HostSketch.Draft::closesSockets);

    assertThat(only().old().state()).isEqualTo(GenerationState.RETIRING);
  }

  @Test
  void lastWorkerOfARetiringMasterIsKnownByHistory() {
    host.daemon(100, 7);
    host.ready(101, 100);
    find();
    host.change(100, HostSketch.Draft::closesSockets);

    assertThat(only().old().state()).isEqualTo(GenerationState.RETIRING);
  }

  @Test
  void threadedWorkerThatClosedTheListenerFinishes() {
    host.daemon(100, 7);
    host.ready(101, 100).closesSockets();

    assertThat(only().old().workers())
        .extracting(Worker::state)
        .containsExactly(WorkerState.FINISHING);
  }

  @Test
  void unreadableHeartbeatsAreUnknownNotBooting() {
    host.viewer(1000, "ops").daemon(100, 7).denied();
    host.ready(101, 100);

    assertThat(only().old().workers())
        .extracting(Worker::state)
        .containsExactly(WorkerState.UNKNOWN);
  }

  @Test
  void desiredCountIsHeldSteadilyAndHandedDownToNew() {
    host.daemon(100, 7);
    host.ready(100, List.of(101, 102, 103));
    find();
    host.at(1003);
    find();
    assertThat(only().old().desired().count().get()).isEqualTo(3);

    host.reexeced(200, 100);
    host.booting(201, 200);
    find();
    Generation newGeneration = only().newGeneration().orElseThrow();

    assertThat(newGeneration.desired().count().get()).isEqualTo(3);
    assertThat(newGeneration.isComplete()).isFalse();
  }

  @Test
  void drainedGenerationStillWantsItsWorkers() {
    host.daemon(100, 7);
    host.ready(100, List.of(101, 102, 103));
    find();
    host.at(1003);
    find();
    host.reexeced(200, 100);
    host.ready(200, List.of(201, 202, 203));
    host.ends(102, 103).at(1010);
    find();
    host.at(1020);
    assertThat(only().old().desired().count().get()).isEqualTo(3);

    host.ends(200, 201, 202, 203).at(1030);
    find();
    host.at(1040);
    assertThat(only().old().desired().count().get()).as("NEW died").isEqualTo(3);
  }

  @Test
  void commandLineOfAnImportingMasterTellsTheCountForBoth() {
    host.daemon(100, 7);
    host.ready(100, List.of(101, 102));
    host.importing(200, 100);
    find();
    host.change(
        200,
        draft -> draft.catches(HostSketch.MASTER_CATCHES).commandLine("gunicorn: master [app.2]"));

    Application application = only();

    assertThat(application.old().desired())
        .isEqualTo(application.newGeneration().orElseThrow().desired());
    assertThat(application.old().desired().source()).contains("-w");
    assertThat(application.preload().verdict()).isEqualTo(Preload.Verdict.NO);
  }

  @Test
  void completeForCountsFromTheLastChangeOfTheWorkers() {
    host.daemon(100, 7);
    host.ready(101, 100);
    find();
    host.at(1004);
    assertThat(only().old().completeForSeconds()).isEqualTo(4);

    host.ready(102, 100);
    find();
    host.at(1005);
    assertThat(only().old().completeForSeconds()).isEqualTo(1);
  }

  @Test
  void masterThatCameAndWentIsRemembered() {
    host.daemon(100, 7);
    host.ready(101, 100);
    host.importing(200, 100);
    find();
    host.at(1000.4);
    find();
    host.ends(200);
    find();

    assertThat(history.lastLossOf(host.id(100)).orElseThrow().livedSeconds())
        .isCloseTo(0.4, within(0.001));
  }

  @Test
  void whatIsHeldIsWantedWhateverTheCommandLineSays() {
    host.daemon(100, 7).commandLine("/usr/bin/gunicorn", "-w", "4", "a:b");
    host.ready(100, List.of(101, 102, 103, 104));
    find();
    host.at(1003);
    find();

    host.ends(101, 102).at(1006);
    find();
    host.at(1009);
    find();
    assertThat(only().old().desired().count().get()).as("TTOU by hand").isEqualTo(2);
    assertThat(only().old().isComplete()).isTrue();

    host.ready(100, List.of(105, 106, 107, 108));
    assertThat(only().old().desired().count().get()).as("TTIN by hand").isEqualTo(6);
  }

  @Test
  void newOfUnknownSizeIsCompleteOnceItHasStoodStill() {
    host.daemon(100, 7);
    host.reexeced(200, 100);
    host.ready(200, List.of(201, 202));
    assertThat(only().newGeneration().orElseThrow().isComplete()).isFalse();

    host.at(1002.1);
    assertThat(only().newGeneration().orElseThrow().isComplete()).isTrue();
  }

  @Test
  void stoppedWorkerIsNotReady() {
    host.daemon(100, 7);
    host.ready(100, List.of(101, 102)).at(1003);
    host.change(101, draft -> draft.state(RunState.STOPPED));

    assertThat(only().old().workers())
        .extracting(Worker::state)
        .containsExactly(WorkerState.STOPPED, WorkerState.READY);
    assertThat(only().old().isComplete()).isFalse();
  }

  @Test
  void noPreloadIsSaidOnlyWhereNothingElseCanSayOtherwise() {
    assertThat(preload("gunicorn -w 2 a:b")).isEqualTo(Preload.Verdict.NO);
    assertThat(preload("gunicorn --prel a:b")).isEqualTo(Preload.Verdict.YES);
    assertThat(preload("gunicorn -c x.py a:b")).isEqualTo(Preload.Verdict.UNKNOWN);
    assertThat(preload("gunicorn --paste x.ini")).isEqualTo(Preload.Verdict.UNKNOWN);
    assertThat(preload("gunicorn --chdir /srv a:b")).isEqualTo(Preload.Verdict.UNKNOWN);
    assertThat(preload("gunicorn --next-thing a:b")).isEqualTo(Preload.Verdict.UNKNOWN);
    assertThat(preload("python3 /srv/serve -w 2 a:b")).isEqualTo(Preload.Verdict.UNKNOWN);
    assertThat(preload("gunicorn: master [a:b]")).isEqualTo(Preload.Verdict.UNKNOWN);

    host.file("/gunicorn.conf.py", "preload_app = True");
    assertThat(preload("gunicorn -w 2 a:b")).isEqualTo(Preload.Verdict.UNKNOWN);
  }

  private Preload.Verdict preload(String words) {
    history = History.EMPTY;
    String[] line = words.startsWith("gunicorn: ") ? new String[] {words} : words.split(" ");
    host.daemon(100, 7).commandLine(line);
    host.ready(101, 100);
    find();
    return only().preload().verdict();
  }

  @Test
  void preloadMayBeSetByTheVariableForArguments() {
    host.daemon(100, 7)
        .commandLine("gunicorn", "a:b")
        .environment(Map.of("GUNICORN_CMD_ARGS", "--workers=3 --preload"));
    find();

    assertThat(only().preload().verdict()).isEqualTo(Preload.Verdict.YES);
    assertThat(only().old().desired().count().get()).isEqualTo(3);
  }

  @Test
  void theDefaultCountIsOneAndAVariableSetsIt() {
    host.daemon(100, 7).commandLine("gunicorn", "a:b");
    find();
    assertThat(only().old().desired().count().get()).isEqualTo(1);

    host.change(100, draft -> draft.environment(Map.of("WEB_CONCURRENCY", "5")));
    assertThat(only().old().desired().count().get()).isEqualTo(5);

    host.change(100, draft -> draft.commandLine("gunicorn", "-c", "x.py", "a:b"));
    assertThat(only().old().desired().count().isKnown()).as("the file may say it").isFalse();
  }
}

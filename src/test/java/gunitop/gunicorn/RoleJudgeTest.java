package gunitop.gunicorn;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.RunState;
import gunitop.process.Snapshot;
import gunitop.testkit.HostSketch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleJudgeTest {
  private final HostSketch host = new HostSketch().listener(7, "127.0.0.1:8000");

  private Role roleOf(int pid) {
    return roleOf(pid, History.EMPTY);
  }

  private Role roleOf(int pid, History history) {
    return RoleJudge.judge(host.snapshot(), history).getOrDefault(pid, RoleJudgement.NONE).role();
  }

  @Test
  void masterAndWorkerAreToldBySigCgt() {
    host.daemon(100, 7);
    host.ready(101, 100);

    assertThat(roleOf(100)).isEqualTo(Role.MASTER);
    assertThat(roleOf(101)).isEqualTo(Role.WORKER);
  }

  @Test
  void gthreadWorkerThatServedIsStillAWorker() {
    host.daemon(100, 7);
    host.ready(101, 100).catches(0x1_0830_4226L);

    assertThat(roleOf(101)).isEqualTo(Role.WORKER);
  }

  @Test
  void workerWithoutAbortHandlerIsStillAWorker() {
    host.daemon(100, 7);
    host.ready(101, 100).catches(0x304202L);

    assertThat(roleOf(101)).as("uvicorn's worker resets ABRT").isEqualTo(Role.WORKER);
  }

  @Test
  void whoeverHoldsAHeartbeatFileWithItsMasterIsAWorker() {
    host.daemon(100, 7);
    host.ready(101, 100).catches(0x304002L);
    host.ready(102, 100).catches(0x8304a27L);
    host.ready(103, 100).catches(0x8304a26L);
    host.ready(104, 100).catches(0x8304227L);
    host.ready(105, 100).catches(0x8304026L);
    host.ready(106, 100).catches(0x600000L);
    host.booting(107, 100).catches(HostSketch.MASTER_CATCHES);

    assertThat(roleOf(101)).as("uvicorn's of 0.17 resets USR1").isEqualTo(Role.WORKER);
    assertThat(roleOf(102)).as("aiohttp's keeps HUP and USR2").isEqualTo(Role.WORKER);
    assertThat(roleOf(103)).as("faulthandler.register(SIGUSR2)").isEqualTo(Role.WORKER);
    assertThat(roleOf(104)).as("it reads its settings at HUP").isEqualTo(Role.WORKER);
    assertThat(roleOf(105)).as("USR1 is ignored").isEqualTo(Role.WORKER);
    assertThat(roleOf(106)).as("an application that resets all").isEqualTo(Role.WORKER);
    assertThat(roleOf(107)).as("forked, nothing else yet").isEqualTo(Role.WORKER);
    assertThat(roleOf(100)).isEqualTo(Role.MASTER);
  }

  @Test
  void newMasterBetweenForkAndExecHasItsSiblingsHeartbeatsAndIsNoWorker() {
    host.daemon(100, 7);
    host.ready(100, List.of(101, 102));
    host.fork(200, 100);

    assertThat(roleOf(200)).isEqualTo(Role.FORKED);
  }

  @Test
  void helperForkedBetweenAFileAndItsWorkerIsNoWorker() {
    host.daemon(100, 7);
    host.fork(99, 100);
    host.ready(101, 100);
    host.shares(99, 101);

    assertThat(roleOf(101)).isEqualTo(Role.WORKER);
    assertThat(roleOf(99)).isEqualTo(Role.FORKED);
  }

  @Test
  void dirtyArbiterIsNoWorkerAndItsWorkersAreNone() {
    host.daemon(100, 7);
    host.ready(101, 100);
    host.fork(110, 100).catches(0x314207L);
    host.booting(111, 110).catches(0x4202L);

    assertThat(roleOf(110)).as("it keeps HUP and CHLD").isEqualTo(Role.FORKED);
    assertThat(roleOf(111)).isEqualTo(Role.NONE);
  }

  @Test
  void helperThatWhenReadyForkedIsNoMasterAlsoWhenItOutlivesOld() {
    host.daemon(100, 7);
    host.fork(110, 100);
    host.ready(101, 100);
    host.at(1010).reexeced(200, 100);
    host.ready(201, 200);
    assertThat(roleOf(110)).isEqualTo(Role.FORKED);

    host.ends(101, 100);

    assertThat(roleOf(110)).isEqualTo(Role.FORKED);
    assertThat(roleOf(200)).isEqualTo(Role.MASTER);
    assertThat(ApplicationFinder.find(host.snapshot(), History.EMPTY))
        .singleElement()
        .satisfies(only -> assertThat(only.old().master().pid()).isEqualTo(200));
  }

  /** It holds the heartbeat files of the workers before it; once they end, one is nobody else's. */
  @Test
  void helperForkedBesideTheWorkersIsNoWorkerOnceTheyEnd() {
    host.daemon(100, 7);
    host.ready(101, 100);
    host.at(1010).fork(110, 100);
    host.shares(110, 101);
    host.at(1013);
    History history =
        History.EMPTY.after(
            host.snapshot(), ApplicationFinder.find(host.snapshot(), History.EMPTY));

    host.change(101, worker -> worker.state(RunState.ZOMBIE));

    assertThat(roleOf(110)).as("to one who sees it for the first time").isEqualTo(Role.WORKER);
    assertThat(roleOf(110, history)).isEqualTo(Role.FORKED);
  }

  @Test
  void masterWhoseOnlyWorkerJustEndedIsAMaster() {
    host.daemon(100, 7);
    host.ready(101, 100);
    host.change(101, worker -> worker.state(RunState.ZOMBIE));
    host.at(1030);

    assertThat(roleOf(100)).isEqualTo(Role.MASTER);
  }

  @Test
  void helperWithoutListenerThatOutlivesOldIsNoMaster() {
    host.daemon(100, 7);
    host.fork(110, 100).closesSockets();
    host.ready(101, 100);
    host.at(1100).reexeced(200, 100);
    host.ready(201, 200);
    host.ends(101, 100);

    assertThat(roleOf(110)).isEqualTo(Role.FORKED);
  }

  @Test
  void helperThatAWorkersHookForkedIsNoMaster() {
    host.daemon(100, 7);
    host.ready(101, 100);
    host.fork(120, 101).catches(HostSketch.MASTER_CATCHES);
    assertThat(roleOf(120)).isEqualTo(Role.FORKED);

    host.ends(101);
    host.ready(102, 100);
    assertThat(roleOf(120)).as("its worker died").isEqualTo(Role.FORKED);

    host.reexeced(200, 100);
    host.ready(201, 200);
    host.ends(102, 100);
    assertThat(roleOf(120)).as("OLD is gone").isEqualTo(Role.FORKED);
  }

  @Test
  void poolWhoseWorkerDiedIsNoStray() {
    host.daemon(100, 7);
    host.ready(101, 100);
    host.at(1005).fork(121, 101);
    host.ends(101);
    host.ready(102, 100);

    assertThat(roleOf(121)).isEqualTo(Role.FORKED);
    assertThat(ApplicationFinder.find(host.snapshot(), History.EMPTY))
        .singleElement()
        .satisfies(only -> assertThat(only.strays()).isEmpty());
  }

  @Test
  void workerThatOutlivesItsMasterIsAStray() {
    host.daemon(100, 7);
    host.ready(101, 100);
    host.reexeced(200, 100);
    host.ready(201, 200);
    Snapshot before = host.snapshot();
    History history = History.EMPTY.after(before, ApplicationFinder.find(before, History.EMPTY));
    host.ends(200);

    assertThat(ApplicationFinder.find(host.snapshot(), history).get(0).strays())
        .extracting(worker -> worker.id().pid())
        .containsExactly(201);
    assertThat(ApplicationFinder.find(host.snapshot(), History.EMPTY).get(0).strays())
        .as("nothing was seen before, and it serves nobody")
        .isEmpty();

    host.change(201, draft -> draft.serves(77));
    assertThat(ApplicationFinder.find(host.snapshot(), History.EMPTY).get(0).strays()).hasSize(1);
  }

  @Test
  void drainedOldWithoutWorkersIsAMaster() {
    host.daemon(100, 7);
    host.reexeced(200, 100);
    host.ready(201, 200);

    assertThat(roleOf(100)).isEqualTo(Role.MASTER);
    assertThat(roleOf(200)).isEqualTo(Role.MASTER);
  }

  @Test
  void execdChildImportsUntilItsHandlersAreIn() {
    host.daemon(100, 7);
    host.importing(200, 100);
    assertThat(roleOf(200)).isEqualTo(Role.IMPORTING);

    host.change(200, draft -> draft.catches(0x304a07L));
    assertThat(roleOf(200)).as("half of its handlers").isEqualTo(Role.IMPORTING);

    host.change(200, draft -> draft.catches(HostSketch.MASTER_CATCHES));
    assertThat(roleOf(200)).isEqualTo(Role.MASTER);
  }

  @ParameterizedTest
  @CsvSource({
    "git rev-parse HEAD, NONE",
    "tail -F /var/log/gunicorn.log, NONE",
    "tail -F gunicorn, NONE",
    "/usr/bin/python3 gunicorn-exporter.py, NONE",
    "/usr/bin/python3 /opt/gunicorn/exporter.py, NONE",
    "/usr/bin/python3 /usr/bin/gunicorn --check-config app:app, NONE",
    "sh -c gunicorn --version, NONE",
    "/usr/bin/python3 -c from multiprocessing.resource_tracker import main;main(5), NONE",
  })
  void programThatAHookRunsIsNothing(String words, Role role) {
    host.daemon(100, 7);
    host.process(300, 100).commandLine(words.split(" "));
    assertThat(roleOf(300)).isEqualTo(role);

    host.change(300, draft -> draft.environment(Map.of("GUNICORN_PID", "99", "GUNICORN_FD", "5")));
    assertThat(roleOf(300)).as("what OLD told its parent").isEqualTo(role);
  }

  @ParameterizedTest
  @CsvSource({
    "/usr/bin/python3 /usr/bin/gunicorn -w 2 app:app",
    "/usr/bin/python3 /usr/lib/python3/dist-packages/gunicorn/__main__.py -w 2 app:app",
    "/venv/bin/python -u /venv/bin/gunicorn app:app",
    "/usr/bin/python3 /srv/bin/serve-shop -w 2 app:app",
  })
  void newMasterIsToldByItsEnvironmentAndItsScript(String words) {
    host.daemon(100, 7);
    host.process(200, 100)
        .commandLine(words.split(" "))
        .catches(HostSketch.PYTHON_CATCHES)
        .environment(Map.of("GUNICORN_PID", "100", "GUNICORN_FD", "5"));

    assertThat(roleOf(200)).isEqualTo(Role.IMPORTING);
  }

  @Test
  void gunicornThatAHookRunsHasAnApplicationOfItsOwn() {
    host.listener(8, "127.0.0.1:9000").daemon(100, 7);
    host.ready(101, 100);
    host.process(300, 100)
        .commandLine("gunicorn: master [metrics:app]")
        .catches(HostSketch.MASTER_CATCHES)
        .holds(8);
    host.ready(301, 300);

    assertThat(ApplicationFinder.find(host.snapshot(), History.EMPTY)).hasSize(2);
  }

  @Test
  void newMasterThatDiesInItsImportHasNeverInstalledHandlers() {
    host.daemon(100, 7);
    host.importing(200, 100);
    Snapshot before = host.snapshot();
    History history = History.EMPTY.after(before, ApplicationFinder.find(before, History.EMPTY));
    host.change(200, draft -> draft.catches(0));

    assertThat(roleOf(200, history)).isEqualTo(Role.IMPORTING);
  }

  @Test
  void workerWhoseInterpreterGoesDownStaysAWorker() {
    host.daemon(100, 7);
    host.ready(101, 100);
    Snapshot before = host.snapshot();
    History history = History.EMPTY.after(before, ApplicationFinder.find(before, History.EMPTY));

    host.change(101, draft -> draft.catches(0));
    assertThat(roleOf(101, history)).isEqualTo(Role.WORKER);

    host.change(101, draft -> draft.catches(0x1_0000_0000L));
    assertThat(roleOf(101, history)).as("a thread pool's signal 33 stays").isEqualTo(Role.WORKER);
  }

  @Test
  void rubysUnicornIsNotGunicorn() {
    host.process(100, 1)
        .name("ruby")
        .commandLine("unicorn master -c config/unicorn.rb")
        .catches(HostSketch.MASTER_CATCHES);

    assertThat(roleOf(100)).isEqualTo(Role.NONE);
  }

  @Test
  void masterThatEmbedsGunicornIsToldByItsInterpreter() {
    host.process(100, 1)
        .commandLine("/usr/bin/python3", "-m", "frappe.serve")
        .catches(HostSketch.MASTER_CATCHES);

    assertThat(roleOf(100)).isEqualTo(Role.MASTER);
  }

  @Test
  void zombieIsNothing() {
    host.daemon(100, 7).state(RunState.ZOMBIE);

    assertThat(roleOf(100)).isEqualTo(Role.NONE);
  }

  @Test
  void anotherUsersMastersAndWorkersAreToldWithoutTheirLayout() {
    host.viewer(1000, "ops").daemon(100, 7).denied();
    host.ready(101, 100);
    host.reexeced(200, 100).denied();
    host.booting(102, 100).catches(HostSketch.MASTER_CATCHES);
    host.ready(201, 200);

    assertThat(roleOf(100)).isEqualTo(Role.MASTER);
    assertThat(roleOf(200)).isEqualTo(Role.MASTER);
    assertThat(roleOf(101)).isEqualTo(Role.WORKER);
    assertThat(roleOf(102)).as("without children it may be just forked").isEqualTo(Role.FORKED);

    host.at(1005);
    assertThat(roleOf(102)).as("a worker that kept them, or a helper").isEqualTo(Role.WORKER);
  }
}

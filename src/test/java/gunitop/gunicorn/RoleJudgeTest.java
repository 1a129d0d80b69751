package gunitop.gunicorn;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.RunState;
import gunitop.process.Snapshot;
import gunitop.testkit.HostSketch;
import org.junit.jupiter.api.Test;

class RoleJudgeTest {
  private final HostSketch host = new HostSketch().listener(7, "127.0.0.1:8000");

  private Role roleOf(int pid) {
    return roleOf(pid, History.EMPTY);
  }

  private Role roleOf(int pid, History history) {
    Snapshot snapshot = host.snapshot();
    return RoleJudge.judge(snapshot.process(pid).orElseThrow(), snapshot, history).role();
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
  void justForkedChildIsNeitherYet() {
    host.daemon(100, 7);
    host.booting(101, 100).catches(HostSketch.MASTER_CATCHES);

    assertThat(roleOf(101)).isEqualTo(Role.FORKED);
  }

  @Test
  void dirtyArbiterIsNoWorker() {
    host.daemon(100, 7);
    host.booting(101, 100).catches(0x314207L);

    assertThat(roleOf(101)).as("it keeps HUP and CHLD").isEqualTo(Role.FORKED);
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

  @Test
  void programThatAHookRunsIsNothing() {
    host.daemon(100, 7);
    host.process(300, 100).commandLine("git", "rev-parse", "HEAD").name("git");

    assertThat(roleOf(300)).isEqualTo(Role.NONE);
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
  }
}

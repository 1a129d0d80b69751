package gunitop.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.gunicorn.Worker;
import gunitop.gunicorn.WorkerState;
import gunitop.process.ExitStatus;
import gunitop.process.RunState;
import gunitop.testkit.HostSketch;
import gunitop.testkit.Watched;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A busy sync worker shows nothing of a TERM: what is known of it is what our own key surely did.
 */
class ToldWorkersTest {
  private static final ExitStatus FINE = new ExitStatus.Exited(0);

  private final HostSketch host = new HostSketch().listener(7, "127.0.0.1:8000");
  private final Watched watched = new Watched(host);

  @BeforeEach
  void twoGenerations() {
    host.daemon(100, 7);
    host.ready(100, List.of(101, 102, 103));
    watched.lookFor(1000, 3);
    host.at(1010).reexeced(200, 100);
    host.ready(200, List.of(201, 202, 203));
    watched.lookFor(1010, 3);
  }

  private List<WorkerState> old() {
    watched.look();
    return watched.look().application().old().workers().stream().map(Worker::state).toList();
  }

  /** A title hid whether it was told to be a daemon. */
  private void daemonized() {
    host.change(
        100,
        draft -> draft.commandLine("python3", "/usr/bin/gunicorn", "--daemon", "app:application"));
  }

  @Test
  void winchTellsAllOfAMasterThatIsDaemonized() {
    daemonized();
    watched.send(Step.WINCH);
    assertThat(old()).containsOnly(WorkerState.READY);

    host.at(1013.5);

    assertThat(old())
        .containsExactly(WorkerState.FINISHING, WorkerState.FINISHING, WorkerState.FINISHING);
    Assessment assessment = watched.look();
    assertThat(assessment.stage()).isEqualTo(Stage.DRAINING);
    assertThat(assessment.offer(Step.REVERT).command().orElseThrow().text())
        .isEqualTo("kill -HUP 100");
  }

  @Test
  void whoComesLaterWasNotTold() {
    daemonized();
    watched.send(Step.WINCH);
    host.at(1013.5);
    watched.look();
    host.ready(104, 100);

    assertThat(old())
        .containsExactly(
            WorkerState.FINISHING, WorkerState.FINISHING, WorkerState.FINISHING, WorkerState.READY);
  }

  @Test
  void aStoppedMasterHasToldNobody() {
    daemonized();
    watched.send(Step.WINCH);
    host.change(100, draft -> draft.state(RunState.STOPPED)).at(1020);
    assertThat(old()).containsOnly(WorkerState.READY);

    host.change(100, draft -> draft.state(RunState.SLEEPING)).at(1020.1);

    assertThat(old()).containsOnly(WorkerState.FINISHING);
  }

  @Test
  void whereDaemonIsOnlyProbableTheFirstThatLeavesTellsOfAll() {
    host.at(1023);
    watched.send(Step.WINCH);
    host.at(1030);
    assertThat(old()).containsOnly(WorkerState.READY);

    host.ends(102, FINE);
    assertThat(old()).containsOnly(WorkerState.READY);
    host.at(1032);

    assertThat(old()).containsExactly(WorkerState.FINISHING, WorkerState.FINISHING);
  }

  @Test
  void whereDaemonIsOnlyProbableARecycledOneTellsNothing() {
    host.at(1023);
    watched.send(Step.WINCH);
    host.at(1024).ends(102, FINE);
    watched.look();
    host.at(1024.5).ready(104, 100);
    watched.look();
    host.at(1030);

    assertThat(old()).containsOnly(WorkerState.READY);
  }

  @Test
  void ttouTellsTheEldest() {
    foreground();
    watched.send(Step.DRAIN);
    host.at(1024);
    assertThat(old()).containsOnly(WorkerState.READY);

    host.at(1026);

    assertThat(old()).containsExactly(WorkerState.FINISHING, WorkerState.READY, WorkerState.READY);
    watched.send(Step.DRAIN);
    host.at(1029);
    assertThat(old())
        .containsExactly(WorkerState.FINISHING, WorkerState.FINISHING, WorkerState.READY);
  }

  @Test
  void whatIsToldOfLateTellsNothing() {
    foreground();
    watched.sendToldLate(Step.DRAIN);
    host.at(1024);
    host.at(1027);

    assertThat(old()).containsOnly(WorkerState.READY);
  }

  @Test
  void ttouBesideARecycledWorkerTellsNothing() {
    foreground();
    watched.send(Step.DRAIN);
    host.at(1024).ends(103, FINE);
    host.at(1026);

    assertThat(old()).containsOnly(WorkerState.READY);
  }

  /** Its daemonization is known: WINCH would be ignored. */
  private void foreground() {
    host.change(100, draft -> draft.session(100, 100));
    watched.lookFor(1020, 3);
  }
}

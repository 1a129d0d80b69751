package gunitop.rehearsal;

import static gunitop.testkit.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.SendResult;
import gunitop.process.Signal;
import gunitop.rehearsal.SimulatedArbiter.Phase;
import gunitop.rehearsal.Stand.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each signal does to a simulated arbiter, as {@code gunicorn/arbiter.py} says. */
class SimulatedArbiterTest {
  private final Stand stand = Stand.daemon(true);
  private final SimulatedArbiter old = stand.simulation().site.arbiters.get(0);

  /** Signals to the first arbiter, and how many workers it has five seconds later. */
  @ParameterizedTest
  @CsvSource({
    "TTIN, 5",
    "TTOU, 3",
    "TTOU TTOU TTOU TTOU TTOU, 1",
    "WINCH, 0",
    "HUP, 4",
    "USR1, 4",
    "WINCH HUP, 4",
    "WINCH TTIN, 1",
    "TTIN TTIN, 6"
  })
  void workersFollowTheSignal(String signals, int workers) {
    for (String signal : signals.split(" ")) {
      sends(Signal.valueOf(signal), old);
      stand.passes(5);
    }
    assertThat(old.workers.count()).isEqualTo(workers);
    assertThat(OperatorActions.ready(old)).isEqualTo(workers);
  }

  @ParameterizedTest
  @CsvSource({"TERM", "QUIT", "INT", "KILL"})
  void endingSignalsEndIt(Signal signal) {
    sends(signal, old);
    stand.passes(6);
    assertThat(stand.simulation().site.living()).isEmpty();
    assertThat(stand.simulation().site.workers()).isEmpty();
    assertThat(stand.simulation().site.host.listeners).isEmpty();
    assertThat(stand.counts().failed()).isPositive();
  }

  @Test
  void hupReplacesEveryWorker() {
    List<Integer> before = old.workers.pids();
    sends(Signal.HUP, old);
    stand.passes(5);
    assertThat(old.workers.pids()).hasSize(4).doesNotContainAnyElementsOf(before);
  }

  @Test
  void usr2ForksAndExecutesASecondArbiter_whichIsPromotedWhenTheFirstHasGone() {
    sends(Signal.USR2, old);
    stand.passes(0.05);
    SimulatedArbiter newArbiter = newArbiter();
    assertThat(newArbiter.phase).isEqualTo(Phase.IMPORTING);
    assertThat(newArbiter.process.layout).isNotEqualTo(old.process.layout);
    assertThat(newArbiter.process.environment)
        .containsEntry("GUNICORN_PID", String.valueOf(old.process.pid()));
    stand.passes(4);
    assertThat(OperatorActions.isComplete(newArbiter)).isTrue();
    assertThat(pidfile("/run/shop.pid.2")).isEqualTo(newArbiter.process.pid() + "\n");
    assertThat(newArbiter.process.commandLine)
        .containsExactly("gunicorn: master [shop:application.2]");

    sends(Signal.TERM, old);
    stand.passes(6);
    assertThat(newArbiter.process.commandLine)
        .containsExactly("gunicorn: master [shop:application]");
    assertThat(pidfile("/run/shop.pid")).isEqualTo(newArbiter.process.pid() + "\n");
    assertThat(pidfile("/run/shop.pid.2")).isNull();
    assertThat(stand.counts().failed()).isZero();
  }

  @Test
  void usr2IsIgnoredWhileAChildOrAParentLives() {
    sends(Signal.USR2, old);
    stand.passes(4);
    sends(Signal.USR2, old);
    sends(Signal.USR2, newArbiter());
    stand.passes(4);
    assertThat(stand.simulation().site.living()).hasSize(2);
    assertThat(log()).anyMatch(line -> line.endsWith("USR2 signal ignored. Child exists."));
    assertThat(log()).anyMatch(line -> line.endsWith("USR2 signal ignored. Parent exists."));
  }

  @Test
  void anArbiterThatImportsHasNoHandlers() {
    sends(Signal.USR2, old);
    stand.passes(0.3);
    assertThat(send(Signal.HUP, newArbiter())).isInstanceOf(SendResult.Refused.class);
    sends(Signal.TERM, newArbiter());
    stand.passes(0.1);
    assertThat(stand.simulation().site.living()).containsExactly(old);
    sends(Signal.USR2, old);
    stand.passes(4);
    assertThat(stand.simulation().site.living()).hasSize(2);
  }

  @Test
  void aWorkerIsSpared() {
    SimulatedWorker worker = old.workers.all().get(0);
    SimulatedProcess process = stand.simulation().site.host.process(worker.pid()).orElseThrow();
    assertThat(new RehearsalSender(stand.simulation()).send(order(Signal.USR2, process.id)))
        .isInstanceOf(SendResult.Refused.class);
  }

  @Test
  void aHotfixThatDoesNotImportEndsAPreloadingArbiterWithCode1() {
    stand.put(Kind.BROKEN, 0);
    sends(Signal.USR2, old);
    stand.passes(2);
    assertThat(stand.simulation().site.living()).containsExactly(old);
    assertThat(stand.simulation().site.host.exits.values())
        .contains(new gunitop.process.ExitStatus.Exited(1));
    assertThat(OperatorActions.isComplete(old)).isTrue();
  }

  @Test
  void aSilentWorkerIsKilledAndReplaced() {
    int silent = stand.simulation().site.workers().get(0).pid();
    stand.hangs();
    stand.passes(24);
    assertThat(old.workers.pids()).hasSize(4).doesNotContain(silent);
    assertThat(log())
        .anyMatch(line -> line.contains("WORKER TIMEOUT (pid:" + silent + ")"))
        .anyMatch(line -> line.endsWith(silent + " was terminated due to signal 9"));
  }

  private SimulatedArbiter newArbiter() {
    return stand.simulation().site.arbiters.get(stand.simulation().site.arbiters.size() - 1);
  }

  private SendResult send(Signal signal, SimulatedArbiter to) {
    return stand.signal(signal, to.process.id);
  }

  private void sends(Signal signal, SimulatedArbiter to) {
    assertThat(send(signal, to)).isEqualTo(new SendResult.Sent());
  }

  private String pidfile(String path) {
    return stand.simulation().site.host.files.get(path);
  }

  private List<String> log() {
    return stand.simulation().site.host.logLines("/var/log/shop/error.log").orElse(List.of());
  }
}

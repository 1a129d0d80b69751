package gunitop.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.ExitStatus;
import gunitop.testkit.HostSketch;
import gunitop.testkit.Watched;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workers that are recycled all the time keep no gate closed; others do. */
class RecyclingTest {
  private static final ExitStatus FINE = new ExitStatus.Exited(0);

  private final HostSketch host = new HostSketch().listener(7, "127.0.0.1:8000");
  private final Watched watched = new Watched(host);
  private List<Integer> workers = List.of(201, 202, 203, 204);

  @BeforeEach
  void twoGenerations() {
    host.daemon(100, 7);
    host.ready(100, List.of(101, 102, 103, 104));
    watched.lookFor(1000, 3);
    host.at(1010).reexeced(200, 100);
    host.ready(200, List.of(201, 202, 203, 204));
    watched.look();
  }

  @Test
  void theGateOpensWhileOneOrTheOtherBoots() {
    Verification sent = watched.send(Step.USR2);
    for (int i = 1; i <= 10; i++) {
      host.at(1010 + 0.3 * i).ends(200 + i, FINE);
      host.booting(204 + i, 200);
      watched.look();
      host.at(1010 + 0.3 * i + 0.1).beats(204 + i);
      watched.look();
    }
    host.at(1013.2).ends(211, FINE);
    host.booting(215, 200);

    Assessment assessment = watched.look();

    assertThat(assessment.stage()).isEqualTo(Stage.OVERLAP);
    assertThat(assessment.offer(Step.WINCH).allowed()).isTrue();
    assertThat(watched.judge(sent)).isInstanceOf(Outcome.Held.class);
  }

  @Test
  void oldThatIsRecycledIsNotReduced() {
    host.at(1012).ends(101, FINE);
    assertThat(watched.look().stage()).isEqualTo(Stage.OVERLAP);
    host.at(1012.1).booting(105, 100);
    assertThat(watched.look().stage()).isEqualTo(Stage.OVERLAP);
  }

  @Test
  void whoFailsClosesTheGate() {
    host.at(1015);
    watched.look();
    host.ends(201, new ExitStatus.Exited(1));
    host.booting(205, 200);

    Assessment assessment = watched.look();

    assertThat(assessment.stage()).isEqualTo(Stage.BOOTING);
    assertThat(assessment.offer(Step.WINCH).allowed()).isFalse();
  }

  @Test
  void whoBootsForTooLongClosesTheGate() {
    host.at(1015);
    watched.look();
    host.ends(201, FINE);
    host.booting(205, 200);
    assertThat(watched.look().offer(Step.WINCH).allowed()).isTrue();
    host.at(1026);

    assertThat(watched.look().offer(Step.WINCH).allowed()).isFalse();
  }

  @Test
  void mostOfThemMustBeReady() {
    host.at(1015);
    watched.look();
    host.ends(201, FINE).ends(202, FINE).ends(203, FINE);
    host.booting(205, 200);
    host.booting(206, 200);
    host.booting(207, 200);

    assertThat(watched.look().offer(Step.WINCH).allowed()).isFalse();
  }

  /** So fast that each look shows one ready worker and three that boot. */
  private void recyclesFast(double from, double to, ExitStatus how) {
    for (double at = from; at < to; at += 0.1) {
      host.at(at);
      workers.forEach(pid -> host.ends(pid, how));
      int next = workers.get(3) + 1;
      workers = List.of(next, next + 1, next + 2, next + 3);
      workers.forEach(pid -> host.booting(pid, 200));
      host.beats(next);
      watched.look();
    }
  }

  @Test
  void newThatIsNeverWholeServesAllTheSame() {
    Verification sent = watched.send(Step.USR2);
    recyclesFast(1010.2, 1012, FINE);
    assertThat(watched.judge(sent)).isInstanceOf(Outcome.Pending.class);

    recyclesFast(1012.1, 1012.6, FINE);

    assertThat(watched.judge(sent).toString())
        .contains("NEW master 200: workers are recycled, some always ready for 2 s, none failed");
    assertThat(watched.look().stage()).isEqualTo(Stage.OVERLAP);
    assertThat(watched.look().offer(Step.WINCH).allowed()).isTrue();
  }

  @Test
  void oneFailureAmongThemClosesTheGateForTwoSeconds() {
    recyclesFast(1010.2, 1013, FINE);
    assertThat(watched.look().offer(Step.WINCH).allowed()).isTrue();

    recyclesFast(1013.1, 1013.15, new ExitStatus.Exited(1));
    recyclesFast(1013.2, 1015, FINE);
    assertThat(watched.look().offer(Step.WINCH).allowed()).isFalse();

    recyclesFast(1015.1, 1015.6, FINE);
    assertThat(watched.look().offer(Step.WINCH).allowed()).isTrue();
  }

  @Test
  void aSecondWithoutAReadyWorkerClosesIt() {
    recyclesFast(1010.2, 1013, FINE);
    host.at(1013.1).ends(workers.get(0), FINE);
    host.booting(workers.get(3) + 1, 200);
    workers = workers.stream().map(pid -> pid + 1).toList();
    assertThat(watched.look().offer(Step.WINCH).allowed()).isTrue();
    host.at(1014.2);
    watched.look();
    assertThat(watched.look().offer(Step.WINCH).allowed()).isFalse();

    recyclesFast(1014.3, 1016, FINE);

    assertThat(watched.look().offer(Step.WINCH).allowed()).isFalse();
  }

  @Test
  void oldThatIsDrainedIsNotRecycled() {
    recyclesFast(1010.2, 1013, FINE);
    host.at(1013.1).ends(101, FINE).ends(102, FINE).ends(103, FINE).ends(104, FINE);
    Assessment drained = watched.look();

    assertThat(drained.stage()).isEqualTo(Stage.DRAINED);
    assertThat(drained.offer(Step.REVERT).command().orElseThrow().text())
        .isEqualTo("kill -HUP 100");
    assertThat(watched.look().offer(Step.REVERT).command().orElseThrow().text())
        .isEqualTo("kill -HUP 100");
  }
}

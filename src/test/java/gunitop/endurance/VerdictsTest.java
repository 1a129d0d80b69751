package gunitop.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.endurance.History.Master;
import gunitop.endurance.History.Worker;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** OLD 10 with worker 11; NEW 20 from 100 s on, its worker 21 ready from 110 s on. */
class VerdictsTest {
  private static final History HISTORY =
      new History(
          1,
          List.of(
              new Master(life(10, 1, 0), Life.NEVER, List.of(worker(11, 10, 0, 1))),
              new Master(life(20, 10, 100), Life.NEVER, List.of(worker(21, 20, 100, 110)))));

  private static final String BOOTING = PaneTest.TWO.replace("OVERLAP", "BOOTING");

  @Test
  void whatIsSoIsRight() {
    Verdicts verdicts = judge(BOOTING, 105);
    assertThat(verdicts.wrong()).isEmpty();
    assertThat(verdicts.late()).isEmpty();
    assertThat(verdicts.told())
        .containsEntry("masters", 1)
        .containsEntry("ready", 2)
        .containsEntry("worker", 2)
        .containsEntry("all workers", 2)
        .containsEntry("stage", 1)
        .containsEntry("appeared", 1);
  }

  @Test
  void whatWasSoAMomentAgoIsRight() {
    assertThat(judge(BOOTING, 111).late()).isEmpty();
  }

  @Test
  void whatWasSoLongAgoIsLate() {
    Verdicts verdicts = judge(BOOTING, 114);
    assertThat(verdicts.wrong()).isEmpty();
    assertThat(verdicts.late())
        .containsExactly(
            "ready: 0 ready of 20, 4000 ms after it had ended",
            "worker: worker 21 of 20 is booting, 4000 ms after it had ended",
            "stage: BOOTING, 4000 ms after it had ended");
    assertThat(verdicts.latestMillis()).isEqualTo(4000);
  }

  @Test
  void whatHasNeverBeenIsFalse() {
    assertThat(judge(PaneTest.TWO.replace("│ 1/1", "│ 3/1"), 105).wrong())
        .containsExactly("ready: 3 ready of 10", "stage: OVERLAP");
    assertThat(judge(BOOTING.replace(" 21 ", " 31 "), 105).wrong())
        .containsExactly(
            "worker: worker 31 of 20 is booting", "all workers: the workers of 20 are [31]");
    assertThat(judge(BOOTING.replace("child of 10", "child of 11"), 105).wrong())
        .containsExactly("NEW master 20 appeared, child of 11");
  }

  @Test
  void oldAndNewMayNotBeSwapped() {
    String swapped = BOOTING.replace("OLD ", "~").replace("NEW  m", "OLD  m").replace("~", "NEW ");
    assertThat(judge(swapped, 105).wrong()).contains("masters: NEW master 10, OLD master 20");
  }

  private static Verdicts judge(String screen, int second) {
    Verdicts verdicts = new Verdicts();
    long nanos = TimeUnit.SECONDS.toNanos(second);
    verdicts.judge(HISTORY, new Look(nanos, nanos, screen));
    return verdicts;
  }

  private static Life life(int pid, int parent, long born) {
    return Life.begins(TimeUnit.SECONDS.toNanos(born), parent, pid);
  }

  private static Worker worker(int pid, int parent, long born, long ready) {
    return new Worker(life(pid, parent, born), TimeUnit.SECONDS.toNanos(ready), Life.NEVER);
  }
}

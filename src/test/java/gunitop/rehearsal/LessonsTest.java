package gunitop.rehearsal;

import static gunitop.testkit.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.Focus;
import gunitop.process.Signal;
import gunitop.process.Snapshot;
import gunitop.testkit.RehearsalSession;
import gunitop.ui.Key;
import gunitop.upgrade.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each lesson, walked the right way and a wrong one, with the program's own keys. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class LessonsTest {
  private static final String DONE = "WELL DONE";
  private static final String NOT = "NOT YET";
  private static final String READY = "workers ready for 2 s";

  private static RehearsalSession begin(String lesson) {
    return new RehearsalSession(lesson, 120, 40);
  }

  static List<String> names() {
    return Lessons.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyLessonBeginsWithAGenerationThatServes(String name) {
    RehearsalSession session = begin(name).until(Stage.STEADY).waits(2);
    assertThat(session.screen())
        .contains("DEMO: no real process", "Goal: ", "4/4 ready", "failed 0");
    assertThat(session.rehearsal().verdict()).isEmpty();
  }

  @Test
  void aWholeUpgradeLosesNothing() {
    RehearsalSession session = begin("daemon").presses("u").untilShown(READY).presses("w");
    session.until(Stage.DRAINED).presses("ty").untilShown(DONE);
    assertThat(session.screen()).contains("no request failed; you waited for readiness");
    session.presses("q");
    assertThat(session.farewell())
        .startsWith("DEMO: no real process. WELL DONE: no request failed")
        .contains("failed 0");
  }

  @Test
  void termBeforeReadinessIsNamedAsTheCause() {
    RehearsalSession session =
        begin("slow-import")
            .presses("u")
            .untilShown("NEW boots")
            .presses("tterm")
            .presses(new Key.Named(Key.Name.ENTER));
    session.untilShown(NOT);
    assertThat(session.screen())
        .containsPattern("\\d+ requests? failed: TERM was sent while 4 of 4 NEW workers were not");
  }

  @Test
  void aSlowImportIsWaitedFor() {
    begin("slow-import")
        .presses("u")
        .untilShown(READY)
        .presses("w")
        .until(Stage.DRAINED)
        .presses("ty")
        .untilShown(DONE);
  }

  @Test
  void underSupervisordTheStopStartsNoThirdMaster() {
    RehearsalSession session = begin("supervised").presses("uy").untilShown(READY);
    session.presses("d").untilShown("one worker left OLD, 3 stay");
    session.presses("ty").untilShown(DONE);
    assertThat(session.screen()).contains("supervisord started no third master");
  }

  @Test
  void underSupervisordAPlainTermBringsThirdMasters() {
    RehearsalSession session = begin("supervised").presses("uy").untilShown(READY);
    Snapshot now = session.rehearsal().sampler().sample(Focus.NOTHING);
    session
        .rehearsal()
        .sender()
        .send(order(Signal.TERM, now.process(session.rehearsal().master()).orElseThrow().id()));
    session.untilShown(NOT);
    assertThat(session.screen()).contains("supervisord started");
  }

  @Test
  void aBrokenHotfixIsMendedAndSentAgain() {
    RehearsalSession session = begin("broken-hotfix").presses("u").untilShown("NEW master");
    session.untilShown("exited with code ").untilShown("ImportError");
    session.presses("c").presses("u").untilShown(READY).presses("w");
    session.until(Stage.DRAINED).presses("ty").untilShown(DONE);
    assertThat(session.screen()).contains("OLD served while the hotfix was fixed");
  }

  @Test
  void aCrashLoopIsReverted() {
    begin("crash-loop").presses("u").untilShown("keep dying").presses("r").untilShown(DONE);
  }

  @Test
  void aStuckWorkerIsKilledByItsMaster() {
    RehearsalSession session = begin("stuck-worker").untilShown("has not beaten");
    session.untilShown("4 of 4 ready").waits(3).presses("u").untilShown(READY);
    session.presses("w").until(Stage.DRAINED).presses("ty").untilShown(DONE);
  }

  @Test
  void withoutPreloadTheOldCodeMustBeBackOnDisk() {
    RehearsalSession right = toDrained().presses("c").presses("ry");
    right.untilShown("r goes on").waits(1).presses("r").untilShown(DONE);
    assertThat(right.screen()).contains("OLD serves the OLD code again");

    RehearsalSession wrong = toDrained().presses("ry").untilShown("r goes on");
    wrong.waits(1).presses("r");
    wrong.untilShown(NOT);
    assertThat(wrong.screen()).contains("imported what was on disk");
  }

  private static RehearsalSession toDrained() {
    return begin("no-preload-revert")
        .presses("u")
        .untilShown(READY)
        .presses("w")
        .until(Stage.DRAINED);
  }

  @Test
  void aUnitIsHandedOverBeforeTerm() {
    RehearsalSession right = begin("systemd").presses("uy").untilShown(READY).presses("hy");
    right.untilShown("is the main process of shop.service").presses("ty").untilShown(DONE);

    RehearsalSession wrong = begin("systemd").presses("uy").untilShown(READY).presses("tterm");
    wrong.presses(new Key.Named(Key.Name.ENTER)).untilShown(NOT);
    assertThat(wrong.screen()).contains("systemd killed NEW with it");
  }

  @Test
  void readinessIsNotCorrectness() {
    RehearsalSession right = begin("serves-500").presses("u").untilShown(READY).presses("r");
    right.untilShown(DONE);
    assertThat(right.screen())
        .containsPattern("[1-9]\\d* answers? had status 500 until you went back; readiness is not")
        .containsPattern("5xx [1-9]")
        .doesNotContain("no request failed");

    RehearsalSession wrong = begin("serves-500").presses("u").untilShown(READY).presses("ty");
    wrong.untilShown(NOT);
    assertThat(wrong.screen()).contains("readiness is not correctness");
  }

  @Test
  void theClockCanBeHurried() {
    RehearsalSession session = begin("daemon").presses("}").presses("}");
    assertThat(session.screen()).contains("speed x4");
    session.presses("{");
    assertThat(session.screen()).contains("speed x2");
    session.presses("u").untilShown(READY);
  }
}

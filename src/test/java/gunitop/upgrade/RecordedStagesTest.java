package gunitop.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judgement of process tables that were recorded from real Gunicorns. */
class RecordedStagesTest {
  @ParameterizedTest
  @CsvSource({
    "steady,            STEADY,    PROBABLY, NONE,        3, 0",
    "exec,              BOOTING,   YES,      NONE,        3, 0",
    "booting,           BOOTING,   PROBABLY, NONE,        3, 3",
    "overlap,           OVERLAP,   PROBABLY, NONE,        3, 3",
    "draining,          DRAINING,  PROBABLY, NONE,        1, 3",
    "drained,           DRAINED,   PROBABLY, NONE,        0, 3",
    "promoted,          STEADY,    PROBABLY, NONE,        3, 0",
    "steady-foreground, STEADY,    NO,       UNKNOWN,     2, 0",
    "importing,         BOOTING,   NO,       UNKNOWN,     2, 0",
    "overlap-foreground,BOOTING,   NO,       UNKNOWN,     2, 2",
    "retiring,          RETIRING,  NO,       UNKNOWN,     2, 2",
    "reverting,         REVERTING, PROBABLY, NONE,        2, 2",
    "no-titles,         STEADY,    YES,      NONE,        2, 0",
    "no-titles-overlap, OVERLAP,   YES,      NONE,        2, 2",
    "permission-denied, STEADY,    PROBABLY, NONE,        2, 0",
    "permission-denied-overlap, UNKNOWN, PROBABLY, NONE,  2, 2",
    "supervisord,       STEADY,    NO,       SUPERVISORD, 2, 0",
    "supervisord-overlap, BOOTING, NO,       SUPERVISORD, 2, 2",
    "gevent,            STEADY,    PROBABLY, NONE,        2, 0",
    "reuse-port,        STEADY,    PROBABLY, NONE,        2, 0",
    "handlers-uvicorn,  STEADY,    PROBABLY, NONE,        2, 0",
    "handlers-aiohttp,  STEADY,    PROBABLY, NONE,        2, 0",
    "helpers,           STEADY,    PROBABLY, NONE,        2, 0",
    "helpers-overlap,   OVERLAP,   PROBABLY, NONE,        2, 2",
    "helpers-left,      STEADY,    PROBABLY, NONE,        2, 0",
    "module,            STEADY,    YES,      NONE,        2, 0",
    "module-overlap,    OVERLAP,   YES,      NONE,        2, 2",
    "zombie,            STEADY,    PROBABLY, NONE,        2, 0",
  })
  void scenario(
      String name, String stage, String daemonized, String owner, int oldWorkers, int newWorkers) {
    List<Assessment> assessments = RecordedReview.of(name).assessments();

    assertThat(assessments).hasSize(1);
    Assessment only = assessments.get(0);
    assertThat(
            List.of(
                only.stage().name(),
                only.application().daemonization().verdict().name(),
                only.application().supervisor().kind().name(),
                only.application().old().workers().size(),
                only.application()
                    .newGeneration()
                    .map(newGeneration -> newGeneration.workers().size())
                    .orElse(0)))
        .as(only.judgement().reason())
        .containsExactly(stage, daemonized, owner, oldWorkers, newWorkers);
  }

  @Test
  void twoApplicationsStayApartAndWhatIsReadyJustNowIsNotYetComplete() {
    Set<Stage> stages =
        RecordedReview.of("two-applications").assessments().stream()
            .map(Assessment::stage)
            .collect(Collectors.toSet());

    assertThat(stages).containsExactlyInAnyOrder(Stage.STEADY, Stage.BOOTING);
  }

  @Test
  void commandLineSeenWhileNewImportedIsRemembered() {
    Assessment overlap =
        RecordedReview.of("steady-foreground", "importing", "overlap-foreground")
            .assessments()
            .get(0);

    assertThat(overlap.application().preload().verdict().name()).isEqualTo("YES");
    assertThat(overlap.application().old().desired().count().get()).isEqualTo(2);
  }

  @Test
  void stoppedMasterIsABlocker() {
    assertThat(RecordedReview.of("stopped").assessments().get(0).findings())
        .extracting(Finding::code)
        .contains(FindingCode.MASTER_STOPPED);
  }

  @Test
  void reusedPidIsNotTheWorkerThatWas() {
    Review before = RecordedReview.of("steady");
    Review after = RecordedReview.of("steady", "pid-reused");

    assertThat(before.assessments().get(0).application().old().workers()).hasSize(3);
    assertThat(after.assessments().get(0).application().old().workers()).hasSize(2);
  }

  @Test
  void hostileNameChangesNothing() {
    assertThat(RecordedReview.of("comm-with-parens").assessments()).hasSizeLessThanOrEqualTo(1);
    assertThat(RecordedReview.of("comm-with-parens").snapshot().processes().values())
        .anyMatch(process -> process.stat().name().startsWith(") R 1 ("));
  }
}

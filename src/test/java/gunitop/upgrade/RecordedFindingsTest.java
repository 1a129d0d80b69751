package gunitop.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each finding, in process tables that were recorded from real Gunicorns. */
class RecordedFindingsTest {

  @ParameterizedTest
  @CsvSource({
    "WINCH_IGNORED,        WARNING, steady-foreground",
    "SUPERVISORD_RESPAWNS, WARNING, supervisord",
    "SYSTEMD_STOPS_UNIT,   BLOCKER, systemd-overlap",
    "CONTAINER_ENDS,       WARNING, container",
    "NOT_PERMITTED,        BLOCKER, permission-denied",
    "MASTER_STOPPED,       BLOCKER, stopped",
    "NO_PRELOAD_REVERT,    INFO,    module-overlap",
    "PRELOAD_UNKNOWN,      INFO,    overlap",
    "RUN_AS_MODULE,        WARNING, module",
    "NEW_DIED,             WARNING,"
        + " new-died-before new-died-during new-died-after new-died-after",
    "CRASH_LOOP,           WARNING,"
        + " crash-loop-1 crash-loop-2 crash-loop-3 crash-loop-4 crash-loop-5 crash-loop-6",
    "CRASH_LOOP,           WARNING,"
        + " out-of-memory-1 out-of-memory-2 out-of-memory-3 out-of-memory-4 out-of-memory-5",
    "RELEASE_GONE,         WARNING, lost-release-before",
    "NEW_DIED,             WARNING, lost-release-before lost-release-after",
    "OWNER_UNKNOWN,        WARNING, owner-runsv",
    "OWNER_UNKNOWN,        WARNING, owner-loop",
    "STUCK_WORKER,         WARNING, stuck-worker",
    "REUSE_PORT,           WARNING, reuse-port-untitled",
    "STALE_PIDFILE,        INFO,    stale-pidfile",
    "THIRD_MASTER,         WARNING, third-master-1 third-master-2",
    "THIRD_MASTER,         WARNING,"
        + " third-master-before third-master-1 third-master-2 third-master-3",
  })
  void finding(FindingCode code, Severity severity, String scenarios) {
    String[] names = scenarios.split(" ");
    Review review = RecordedReview.of(names[0], Arrays.copyOfRange(names, 1, names.length));

    assertThat(review.assessments().get(0).findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.code()).isEqualTo(code);
              assertThat(finding.severity()).isEqualTo(severity);
              assertThat(finding.message()).isNotBlank();
              assertThat(finding.remedy()).isNotBlank();
            });
  }

  @Test
  void recycledWorkersAreNoCrashLoop() {
    Review review =
        RecordedReview.of(
            "recycling-1",
            "recycling-2",
            "recycling-3",
            "recycling-4",
            "recycling-5",
            "recycling-6",
            "recycling-6");

    assertThat(review.assessments().get(0).findings())
        .extracting(Finding::code)
        .doesNotContain(FindingCode.CRASH_LOOP);
  }
}

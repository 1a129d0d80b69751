package gunitop.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.gunicorn.Ancestor;
import gunitop.gunicorn.Consequence;
import gunitop.gunicorn.Supervisor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who stands above a master, and a release that was lost, as recorded from real ones. */
class RecordedOwnersTest {

  @ParameterizedTest
  @CsvSource({
    "owner-runsv, run runsv systemd,    runsv service, STARTS_ANOTHER",
    "owner-loop,  loop.sh systemd,      loop.sh,       UNKNOWN",
    "owner-tini,  tini systemd,         '',            NONE",
  })
  void chain(String scenario, String names, String owner, Consequence consequence) {
    Supervisor found = only(scenario).application().supervisor();

    assertThat(found.chain().ancestors())
        .extracting(Ancestor::name)
        .containsExactly(names.split(" "));
    assertThat(found.name()).isEqualTo(owner);
    assertThat(found.consequence()).isEqualTo(consequence);
  }

  @Test
  void whatLoopsIsAskedAboutBeforeTerm() {
    assertThat(only("owner-loop").findings())
        .filteredOn(finding -> finding.code() == FindingCode.OWNER_UNKNOWN)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.against()).contains(Step.TERM);
              assertThat(finding.message()).contains("loop.sh", "may end or restart the service");
            });
  }

  @Test
  void whatAUsr2InALostReleaseLeftBehindIsNamedAndEnded() {
    Assessment after = only("lost-release-after");

    assertThat(after.application().newGeneration()).isEmpty();
    assertThat(after.stage()).isEqualTo(Stage.STEADY);
    assertThat(after.application().old().ready()).isEqualTo(2);
    assertThat(after.findings())
        .filteredOn(finding -> finding.code() == FindingCode.NEW_DIED)
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .contains("USR2 failed before NEW was executed", "USR2 is ignored"));
    assertThat(after.offer(Step.USR2).canBeSent()).isFalse();
    assertThat(after.offer(Step.REVERT).command().orElseThrow().text()).startsWith("kill -KILL ");
  }

  private static Assessment only(String scenario) {
    return RecordedReview.of(scenario).assessments().get(0);
  }
}

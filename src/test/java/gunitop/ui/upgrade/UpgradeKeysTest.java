package gunitop.ui.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.testkit.Clock;
import gunitop.testkit.Operator;
import gunitop.testkit.Scenario;
import gunitop.testkit.Scenarios;
import gunitop.testkit.ScriptedReview;
import gunitop.testkit.SnapshotFixture;
import gunitop.testkit.TestSurroundings;
import gunitop.ui.Effect;
import gunitop.ui.Key.Name;
import gunitop.ui.Msg;
import gunitop.ui.RunOptions;
import gunitop.ui.Screen;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Moving about on the upgrade screen, and what it does when its application changes. */
class UpgradeKeysTest {
  private final Scenario overlap = Scenarios.overlap();
  private final ScriptedReview core = overlap.core();
  private final Operator operator =
      overlap.operator(core, RunOptions.plain(Clock.ZONE), 100, 30).presses(Name.ENTER);

  private int selected() {
    return UpgradeState.of(operator.model()).selected().orElseThrow().pid();
  }

  @Test
  void movesWithinAPaneAndToTheOther() {
    assertThat(selected()).isEqualTo(12928);
    operator.presses(Name.DOWN).presses(Name.DOWN);
    assertThat(selected()).isEqualTo(12932);
    operator.presses(Name.TAB);
    assertThat(selected()).isEqualTo(13000);
    operator.presses(Name.END);
    assertThat(selected()).isEqualTo(13008);
    operator.presses(Name.HOME).presses(Name.UP);
    assertThat(selected()).isEqualTo(12996);
  }

  @Test
  void theCursorKeepsThePlaceOfAWorkerThatLeft() {
    operator.presses(Name.END).presses(Name.UP);
    assertThat(selected()).isEqualTo(12939);
    Scenario draining = Scenarios.draining().later(3);
    core.page(draining.snapshot(), draining.assessments());
    operator.sees(draining.snapshot());
    assertThat(UpgradeState.of(operator.model()).selected()).isEmpty();
    operator.presses("k");
    assertThat(operator.model().dialog()).isEmpty();
    assertThat(operator.screen()).contains("the selected process has exited");
    operator.presses(Name.UP);
    assertThat(selected()).isEqualTo(12934);
    operator.presses(Name.TAB);
    assertThat(selected()).isEqualTo(13002);
  }

  @Test
  void twoApplicationsDoNotWriteIntoEachOthersTimeline() {
    Scenario two = Scenarios.twoApplications();
    ScriptedReview both = two.core();
    Operator watcher =
        two.operator(both, RunOptions.plain(Clock.ZONE), 100, 30)
            .presses("20100")
            .presses(Name.ENTER)
            .presses("t")
            .presses(Name.ESCAPE);
    watcher.presses("12928").presses(Name.ENTER).presses("u");
    assertThat(watcher.screen()).contains("USR2 is not sent").doesNotContain("TERM is not sent");
  }

  @Test
  void looksForEventsWhileTheScreenIsOpenButSamplesNoOftener() {
    assertThat(operator.model().pace())
        .hasToString("Pace[sample=PT1S, peek=PT0.07S, always=false]");
    assertThat(operator.presses(Name.ESCAPE).model().pace())
        .hasToString("Pace[sample=PT1S, peek=PT1S, always=false]");
  }

  @Test
  void detailsOfTheSelectedWorker() {
    operator.presses(Name.DOWN).presses(Name.ENTER);
    assertThat(operator.screen()).contains("Process 12931", "OLD worker of frappe.app:application");
    assertThat(operator.presses(Name.ESCAPE).model().screen()).isEqualTo(Screen.UPGRADE);
  }

  @Test
  void theTimelineScrolls() {
    for (int i = 0; i < 20; i++) {
      operator.presses("u");
    }
    operator.presses(Name.PAGE_UP);
    assertThat(operator.screen()).contains("later: PgDn");
    assertThat(operator.presses(Name.PAGE_DOWN).screen()).doesNotContain("later: PgDn");
  }

  @Test
  void followsTheApplicationWhenOldIsGone() {
    Scenario promoted = Scenarios.promoted().later(5);
    core.page(promoted.snapshot(), promoted.assessments());
    operator.sees(promoted.snapshot());
    assertThat(operator.screen()).contains("master 12996", "STEADY").doesNotContain("NEW  master");
    assertThat(UpgradeState.of(operator.model()).selected()).isEmpty();
    operator.presses(Name.DOWN);
    assertThat(UpgradeState.of(operator.model()).selected()).isPresent();
  }

  @Test
  void saysWhenNothingOfTheApplicationIsLeftAndOffersNoStep() {
    var empty = SnapshotFixture.snapshot().with(TestSurroundings.processes()).later(5).build();
    core.page(empty, List.of());
    operator.sees(empty);
    assertThat(operator.screen())
        .contains("OUTAGE: No process of this application is left: start it again.")
        .doesNotContain("kill -WINCH");
    assertThat(operator.effects()).hasAtLeastOneElementOfType(Effect.Summon.class);
    assertThat(operator.presses("wtyru").effects()).isEmpty();
    assertThat(operator.screen()).contains("no process of this application is left");
  }

  @Test
  void aScreenThatIsTooSmallOffersNothing() {
    operator.receives(new Msg.Resized(50, 12)).effects();
    assertThat(operator.screen()).contains("Terminal too small");
    assertThat(operator.presses("w").effects()).isEmpty();
    operator.receives(new Msg.Resized(100, 30));
    assertThat(operator.presses("w").effects()).hasSize(1);
  }

  @Test
  void aScreenThatIsTooSmallAsksNothingThatStandsThereOnceItHasGrown() {
    assertThat(operator.presses("t").screen()).contains("y sends it");
    operator.presses(Name.ESCAPE).receives(new Msg.Resized(1, 1)).presses("t");
    operator.receives(new Msg.Resized(100, 30));
    assertThat(operator.screen())
        .doesNotContain("y sends it")
        .contains("the terminal is too small to show what it does");
  }
}

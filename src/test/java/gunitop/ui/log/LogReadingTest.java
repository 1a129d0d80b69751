package gunitop.ui.log;

import static gunitop.testkit.ApplicationFixture.application;
import static gunitop.testkit.AssessmentFixture.assessment;
import static gunitop.testkit.GenerationFixture.old;
import static org.assertj.core.api.Assertions.assertThat;

import gunitop.gunicorn.WorkerState;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.process.SendResult;
import gunitop.process.Signal;
import gunitop.testkit.Clock;
import gunitop.testkit.Operator;
import gunitop.testkit.Scenario;
import gunitop.testkit.ScriptedReview;
import gunitop.ui.Effect;
import gunitop.ui.Key.Name;
import gunitop.ui.Msg;
import gunitop.ui.Notify;
import gunitop.ui.RunOptions;
import gunitop.upgrade.Command;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.Stage;
import gunitop.upgrade.Step;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The masters' logs: on request, and when a USR2 has failed. */
class LogReadingTest {
  private static final String ERRORS = "/var/log/web-error.log";

  private final Scenario scenario =
      Scenario.of(
          assessment(
                  application(
                          old(12928)
                              .workers(2, WorkerState.READY)
                              .desired(2)
                              .logs("/var/log/web-access.log", ERRORS)
                              .build())
                      .build(),
                  Stage.STEADY,
                  "One generation serves.")
              .allow(Step.USR2)
              .refuse(Step.WINCH, "no NEW")
              .refuse(Step.DRAIN, "no NEW")
              .refuse(Step.TERM, "no NEW")
              .refuse(Step.REVERT, "nothing to revert")
              .build());
  private final ScriptedReview core = scenario.core();
  private final Operator operator =
      scenario.operator(core, RunOptions.plain(Clock.ZONE), 80, 24).presses(Name.ENTER);
  private final ProcessId master = scenario.assessments().get(0).application().old().master().id();
  private final Effect.ReadLog asked = new Effect.ReadLog(master, ERRORS);

  private Operator reads(String... lines) {
    return operator.receives(new Msg.LogRead(asked, Reading.known(List.of(lines))));
  }

  @Test
  void showsTheEndOfTheErrorLogAndScrolls() {
    operator.effects();
    operator.presses("l").effects();
    assertThat(operator.presses(Name.TAB).effects()).containsExactly(asked);
    reads(IntStream.range(0, 100).mapToObj(i -> "line " + i).toArray(String[]::new));
    assertThat(operator.screen()).contains(ERRORS, "line 99", "The end").doesNotContain("line 5\n");
    assertThat(operator.presses(Name.PAGE_UP).screen()).contains("line 89").doesNotContain("99");
    assertThat(operator.presses(Name.HOME).screen()).contains("line 0", "99 lines before the end");
    assertThat(operator.presses(Name.END).screen()).contains("line 99");
    assertThat(operator.presses("x").model().dialog()).isEmpty();
  }

  @Test
  void readsAgainEachSecondWhileItIsOpenAndFollows() {
    operator.presses("l").presses(Name.TAB).effects();
    Scenario later = scenario.later(2);
    core.page(later.snapshot(), later.assessments());
    operator.waits(2000).sees(later.snapshot());
    assertThat(operator.effects()).containsExactly(asked);
    assertThat(reads("more").screen()).contains("more");
  }

  @Test
  void tabShowsTheOtherLog() {
    operator.presses("l").presses(Name.TAB).effects();
    assertThat(operator.presses(Name.TAB).effects())
        .containsExactly(new Effect.ReadLog(master, "/var/log/web-access.log"));
    assertThat(operator.presses(Name.TAB).effects())
        .hasSize(1)
        .allMatch(Effect.FollowLogs.class::isInstance);
  }

  @Test
  void hostileLinesStayInTheirCells() {
    operator.presses("l").presses(Name.TAB);
    assertThat(reads("\u001b[2J\u0007 \u009b31m \u202e", "tab\there").screen())
        .contains("?[2J? ?31m ?", "tab    here");
  }

  @Test
  void whatMayNotBeReadIsSaid() {
    operator.presses("l").presses(Name.TAB).receives(new Msg.LogRead(asked, Reading.denied()));
    assertThat(operator.screen()).contains("may not be read by you");
  }

  @Test
  void aFailedUsr2ShowsWhatTheLogTellsWithoutAKey() {
    core.outcomes(new Outcome.Failed("NEW master appeared, lived 0.4 s and exited"));
    operator.presses("u");
    operator.hears(new Command(Signal.USR2, master), new SendResult.Sent()).effects();
    assertThat(operator.model().pace().peek()).hasMillis(20);
    Scenario later = scenario.later(1);
    core.page(later.snapshot(), later.assessments());
    Effect.ReadLog access = new Effect.ReadLog(master, "/var/log/web-access.log");
    assertThat(operator.sees(later.snapshot()).effects())
        .containsExactly(
            asked, access, new Effect.Summon(Notify.BELL, "frappe.app:application: USR2 FAILED"));
    reads(
        "[x] [1] [INFO] Handling signal: usr2",
        "ImportError: no such thing",
        "[x] [9] [INFO] Reason: Worker failed to boot.");
    assertThat(operator.screen())
        .contains("FAILED  USR2", "ImportError: no such thing")
        .contains(ERRORS + " (l shows all of it)");
    assertThat(operator.model().pace().peek()).hasMillis(70);
  }

  @Test
  void theFileThatHasTheTracebackIsFoundAmongAll() {
    Effect.ReadLog other = new Effect.ReadLog(master, "/var/log/web-access.log");
    core.outcomes(new Outcome.Failed("NEW master appeared, lived 0.4 s and exited"));
    assertThat(operator.presses("u").effects()).contains(asked, other);
    reads("[x] [1] [INFO] Listening");
    operator.receives(new Msg.LogRead(other, Reading.known(List.of("GET /", "OldError: past"))));
    operator.hears(new Command(Signal.USR2, master), new SendResult.Sent());
    Scenario later = scenario.later(1);
    core.page(later.snapshot(), later.assessments());
    operator.sees(later.snapshot());
    reads("[x] [1] [INFO] Listening", "[x] [1] [INFO] Handling signal: usr2");
    assertThat(operator.screen()).doesNotContain("nothing of it");
    operator.receives(
        new Msg.LogRead(
            other,
            Reading.known(
                List.of("GET /", "OldError: past", "Traceback:", "ImportError: no such thing"))));

    assertThat(operator.screen())
        .contains("/var/log/web-access.log (l shows all of it)", "ImportError: no such thing")
        .doesNotContain("OldError");
  }

  @Test
  void whereNoneTellsAnythingAllAreNamed() {
    Effect.ReadLog other = new Effect.ReadLog(master, "/var/log/web-access.log");
    core.outcomes(new Outcome.Failed("NEW master appeared, lived 0.4 s and exited"));
    operator.presses("u").hears(new Command(Signal.USR2, master), new SendResult.Sent());
    Scenario later = scenario.later(1);
    core.page(later.snapshot(), later.assessments());
    operator.sees(later.snapshot());
    reads("[x] [1] [INFO] Handling signal: usr2");
    operator.receives(new Msg.LogRead(other, Reading.denied()));

    assertThat(operator.screen())
        .contains(ERRORS + " and /var/log/web-access.log tell nothing of it");
  }
}

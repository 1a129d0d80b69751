package gunitop.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.testkit.RehearsalSession;
import gunitop.upgrade.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo's screens: its lines stand above every view and dialog, at every size. */
class DemoScreensTest {

  @ParameterizedTest
  @CsvSource({
    "start, 60, 16", "start, 80, 24", "start, 120, 40",
    "confirm, 60, 16", "confirm, 80, 24", "confirm, 120, 40",
    "verdict, 60, 16", "verdict, 80, 24", "verdict, 120, 40"
  })
  void fromTheStartToTheVerdict(String moment, int columns, int rows) {
    RehearsalSession session = new RehearsalSession("daemon", columns, rows);
    if (!moment.equals("start")) {
      session.presses("u").until(Stage.OVERLAP).waits(4).presses("t");
    }
    if (moment.equals("verdict")) {
      session.presses("y").until(Stage.STEADY).waits(6);
    }
    GoldenScreen.check("demo-" + moment + "-" + columns + "x" + rows, session.screen());
  }

  @ParameterizedTest
  @CsvSource({"60, 16", "80, 24", "40, 10"})
  void everyViewSaysThatNothingIsReal(int columns, int rows) {
    RehearsalSession session = new RehearsalSession("broken-hotfix", columns, rows);
    // Help, log, setup, details, tree: one after the other.
    for (String keys : new String[] {"", "?", "xl", "xS"}) {
      session.presses(keys);
      assertThat(session.screen()).contains("DEMO: no real process");
    }
  }
}

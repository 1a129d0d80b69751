package gunitop.ui.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.gunicorn.Application;
import gunitop.process.ProcessId;
import gunitop.process.Signal;
import gunitop.testkit.Scenario;
import gunitop.testkit.Scenarios;
import gunitop.ui.Model;
import org.junit.jupiter.api.Test;

/** What a signal of the menu costs is said before it is sent. */
class SignalEndsTest {
  private static Model model(Scenario scenario) {
    return scenario.operator(120, 40).model();
  }

  private static Application application(Scenario scenario) {
    return scenario.assessments().get(0).application();
  }

  @Test
  void whatStandsAgainstTermStandsAgainstEverySignalThatEndsOld() {
    Scenario supervised = Scenarios.notDaemonized();
    ProcessId master = application(supervised).old().master().id();
    assertThat(SignalEnds.what(model(supervised), master, Signal.QUIT))
        .contains("supervisord will start a third master when OLD exits.");
  }

  @Test
  void aReloadWithPreloadCostsNothing() {
    Scenario steady = Scenarios.steady();
    ProcessId master = application(steady).old().master().id();
    assertThat(SignalEnds.what(model(steady), master, Signal.HUP)).isEmpty();
  }

  @Test
  void oneOfManyWorkersMayGo() {
    Scenario steady = Scenarios.steady();
    ProcessId worker = application(steady).old().workers().get(0).id();
    assertThat(SignalEnds.what(model(steady), worker, Signal.TERM)).isEmpty();
    assertThat(SignalMeaning.of(model(steady), worker, Signal.ALRM))
        .contains("kills it; its request is lost; its master starts another");
  }
}

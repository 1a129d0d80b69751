package gunitop.ui.program;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.HostLoad;
import gunitop.testkit.Operator;
import gunitop.testkit.Scenario;
import gunitop.testkit.Scenarios;
import gunitop.ui.HostView;
import gunitop.ui.Key;
import gunitop.ui.Model;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShowingTest {
  private final Operator operator = Scenarios.overlap().operator(80, 24);

  @Test
  void withinASecondNothingButWhatHappenedMakesANewPicture() {
    Model drawn = operator.model();
    assertThat(Showing.isSame(drawn, operator.waits(300).model())).isTrue();
    assertThat(Showing.isSame(drawn, operator.waits(1000).model())).isFalse();
  }

  @Test
  void anUnknownKeyMakesNoNewPicture() {
    Model drawn = operator.model();
    assertThat(Showing.isSame(drawn, operator.strikes(new Key.Unknown()).model())).isTrue();
  }

  @Test
  void whatTheOperatorMovesOrOpensIsShown() {
    for (Key.Name name : new Key.Name[] {Key.Name.DOWN, Key.Name.ENTER, Key.Name.F1}) {
      Operator other = Scenarios.overlap().operator(80, 24);
      Model drawn = other.model();
      assertThat(Showing.isSame(drawn, other.strikes(new Key.Named(name)).model())).isFalse();
    }
  }

  @Test
  void theMetersAreShownByTheNextPictureButTheFirstAtOnce() {
    Model drawn = operator.model();
    assertThat(Showing.isSame(drawn, operator.reads(busier()).model())).isTrue();
    Operator early = new Operator(Scenarios.overlap().core(), drawn.options(), 80, 24);
    Model empty = early.sees(Scenarios.overlap().snapshot()).model();
    assertThat(Showing.isSame(empty, early.reads(Scenario.LOAD).model())).isFalse();
  }

  private static HostLoad busier() {
    HostLoad load = Scenario.LOAD;
    return new HostLoad(
        List.of(99.0, 99.0, 99.0, 99.0),
        load.memoryTotalBytes(),
        load.memoryUsedBytes(),
        load.swapTotalBytes(),
        load.swapUsedBytes(),
        load.loadAverage(),
        load.uptimeSeconds());
  }

  /** Whoever adds a part that is shown has to compare it too. */
  @Test
  void everyPartOfTheModelIsThoughtOf() {
    assertThat(parts(Model.class))
        .containsExactly(
            "options",
            "size",
            "host",
            "screen",
            "states",
            "dialog",
            "messages",
            "guard",
            "steps",
            "setup");
    assertThat(parts(HostView.class))
        .containsExactly("time", "nanos", "review", "load", "cpu", "trends", "briefing");
  }

  private static List<String> parts(Class<? extends Record> type) {
    return Stream.of(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }
}

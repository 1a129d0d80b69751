package gunitop.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.testkit.Operator;
import gunitop.testkit.Scenario;
import gunitop.testkit.Scenarios;
import gunitop.ui.Key;
import gunitop.ui.Model;
import gunitop.ui.Picture;
import gunitop.ui.frame.Frame;
import gunitop.ui.program.Rendering;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A picture drawn into the cells of the last one is what a picture drawn on its own is. */
class NextPictureTest {
  private static final List<Supplier<Scenario>> SCENARIOS =
      List.of(
          Scenarios::steady,
          Scenarios::booting,
          Scenarios::overlap,
          Scenarios::draining,
          Scenarios::drained,
          Scenarios::retiring,
          Scenarios::notDaemonized,
          Scenarios::notPermitted,
          Scenarios::manyWorkers,
          Scenarios::twoApplications);

  static Stream<Scenario> scenarios() {
    return SCENARIOS.stream().map(Supplier::get);
  }

  private final Rendering rendering = new Rendering();

  @ParameterizedTest
  @MethodSource("scenarios")
  void isTheSameAsOneOnItsOwn(Scenario scenario) {
    for (int[] size : new int[][] {{80, 24}, {120, 40}}) {
      Operator operator = scenario.operator(size[0], size[1]);
      same(operator.model());
      for (String keys : new String[] {"a", "p", "t", "S", "q"}) {
        same(operator.presses(keys).model());
      }
      Operator other = scenario.operator(size[0], size[1]);
      for (Key.Name key : new Key.Name[] {Key.Name.ENTER, Key.Name.DOWN, Key.Name.F1}) {
        same(other.presses(key).model());
        same(other.presses(Key.Name.ESCAPE).model());
        same(other.presses(Key.Name.ENTER).model());
      }
    }
  }

  private void same(Model model) {
    Picture next = rendering.next(model);
    Picture alone = Rendering.picture(model);
    assertThat(next.frame().text()).isEqualTo(alone.frame().text());
    assertThat(next.targets()).isEqualTo(alone.targets());
    Frame one = next.frame();
    for (int row = 0; row < one.rows(); row++) {
      assertThat(one.isSameRow(alone.frame(), row)).as("row " + row).isTrue();
    }
  }
}

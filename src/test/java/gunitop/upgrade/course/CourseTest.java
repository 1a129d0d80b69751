package gunitop.upgrade.course;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.testkit.Scenario;
import gunitop.testkit.Scenarios;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Step;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CourseTest {
  static Stream<Arguments> scenarios() {
    return Stream.of(
        Arguments.of(Scenarios.steady(), "USR2 next, WINCH later, TERM later", Step.USR2),
        Arguments.of(Scenarios.booting(), "USR2 under way, WINCH later, TERM later", null),
        Arguments.of(Scenarios.overlap(), "USR2 done, WINCH next, TERM later", Step.WINCH),
        Arguments.of(Scenarios.draining(), "USR2 done, WINCH under way, TERM later", null),
        Arguments.of(Scenarios.drained(), "USR2 done, WINCH done, TERM next", Step.TERM),
        Arguments.of(Scenarios.retiring(), "USR2 done, WINCH -, TERM under way", null));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void tellsHowFarEachStepIsAndWhichIsNext(Scenario scenario, String words, Step next) {
    Course course = Course.of(only(scenario), StepHistory.NONE);
    assertThat(
            course.steps().stream()
                .map(one -> one.step() + " " + one.progress().word())
                .collect(Collectors.joining(", ")))
        .isEqualTo(words);
    assertThat(course.next()).isEqualTo(Optional.ofNullable(next));
    assertThat(course.halfReverted()).isFalse();
    assertThat(course.awaited()).isEmpty();
    assertThat(course.failed()).isEmpty();
  }

  @Test
  void drainsByTtouWhereWinchWouldBeIgnored() {
    Course course = Course.of(only(Scenarios.notDaemonized()), StepHistory.NONE);
    assertThat(course.steps()).extracting(Course.CourseStep::step).contains(Step.DRAIN);
    assertThat(course.aside()).containsExactly(Step.WINCH);
  }

  private static Assessment only(Scenario scenario) {
    return scenario.operator(80, 24).model().host().assessments().get(0);
  }
}

package gunitop.gunicorn;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.ExitStatus;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepartedTest {
  private static final Reading<ExitStatus> UNKNOWN = Reading.notRead();

  private static Departed departed(
      double lived, boolean dismissed, boolean closed, Reading<ExitStatus> exit) {
    return new Departed(
        new ProcessId(200, 1, "boot"),
        GenerationRole.NEW,
        Optional.empty(),
        Set.of(),
        Set.of(),
        1,
        lived,
        dismissed,
        closed,
        exit,
        1);
  }

  @ParameterizedTest
  @CsvSource({
    "0.34, 0.3 s",
    "119.9, 119.9 s",
    "120, 2 min",
    "7199, 119 min",
    "7200, 2 h",
    "172799, 47 h",
    "172800, 2 d 0 h",
    "273600, 3 d 4 h",
  })
  void livedAsLongAsAPersonWouldSay(double seconds, String text) {
    assertThat(departed(seconds, false, false, UNKNOWN).lived()).isEqualTo(text);
  }

  @Test
  void saysHowItEnded() {
    assertThat(exited(1).end()).isEqualTo("exited with code 1");
    assertThat(exited(3).end()).isEqualTo("exited with code 3: a worker failed to boot");
    assertThat(exited(4).end()).isEqualTo("exited with code 4: the application failed to load");
    assertThat(departed(1, false, false, Reading.known(new ExitStatus.Killed(9))).end())
        .isEqualTo("was killed by signal 9");
    assertThat(departed(1, false, false, UNKNOWN).end()).isEqualTo("exited");
  }

  private static Departed exited(int code) {
    return departed(1, false, true, Reading.known(new ExitStatus.Exited(code)));
  }

  @Test
  void whoClosedItsListenersAndDidNotFailWasTold() {
    assertThat(exited(0).wasTold()).isTrue();
    assertThat(exited(3).wasTold()).isFalse();
    assertThat(departed(1, false, true, UNKNOWN).wasTold()).isTrue();
    assertThat(departed(1, false, true, Reading.known(new ExitStatus.Killed(9))).wasTold())
        .isFalse();
    assertThat(departed(1, false, false, UNKNOWN).wasTold()).isFalse();
    assertThat(departed(1, true, false, Reading.known(new ExitStatus.Killed(9))).wasTold())
        .isTrue();
  }
}

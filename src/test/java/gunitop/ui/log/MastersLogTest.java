package gunitop.ui.log;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.masterlog.LogAnswer;
import gunitop.masterlog.LogAnswer.ErrorStream;
import gunitop.masterlog.LogAnswer.ReadLog;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.testkit.Operator;
import gunitop.testkit.Scenario;
import gunitop.testkit.Scenarios;
import gunitop.ui.Effect;
import gunitop.ui.Key.Name;
import gunitop.ui.Msg;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Both masters' logs on the screen. */
class MastersLogTest {
  private final Scenario scenario = Scenarios.overlap();
  private final ProcessId old = scenario.snapshot().process(Scenarios.OLD).orElseThrow().id();
  private final ProcessId next = scenario.snapshot().process(Scenarios.NEW).orElseThrow().id();
  private final Operator operator = scenario.operator(80, 24).presses(Name.ENTER).presses("l");

  private Operator reads(Stream<String> texts) {
    List<String> lines =
        texts
            .map(text -> "[2026-03-14 12:04:00 +0000] [" + old.pid() + "] [INFO] " + text)
            .toList();
    ReadLog log = new ReadLog("1", "/log", Set.of(old, next), 0, Reading.known(lines));
    return answers(new LogAnswer(List.of(log), List.of()));
  }

  private Operator answers(LogAnswer answer) {
    return operator.receives(new Msg.LogsFollowed(answer));
  }

  private static Stream<String> numbered(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "line " + i + ".");
  }

  @Test
  void asksForBothMasters() {
    assertThat(operator.effects())
        .filteredOn(Effect.FollowLogs.class::isInstance)
        .singleElement()
        .satisfies(
            effect ->
                assertThat(((Effect.FollowLogs) effect).question().holders())
                    .extracting(holder -> holder.master())
                    .containsExactly(old, next));
    assertThat(operator.screen()).contains("The logs are being read.");
  }

  @Test
  void staysWhereItWasScrolledToWhileTheLogGrows() {
    assertThat(reads(numbered(0, 50)).screen()).contains("line 49.");
    operator.presses(Name.PAGE_UP).presses(Name.UP);
    assertThat(operator.screen()).contains("line 38.").doesNotContain("line 39.");
    assertThat(reads(numbered(5, 70)).screen()).contains("line 38.").doesNotContain("line 39.");
    assertThat(operator.presses(Name.END).screen()).contains("line 69.", "The end");
    assertThat(operator.presses(Name.HOME).screen()).contains("line 5.");
  }

  @Test
  void findsFromTheEndBackwards() {
    reads(Stream.of("needle one", "hay", "Needle two", "hay"));
    operator.presses("/needle");
    assertThat(operator.presses(Name.ENTER).screen()).contains("1 lines before the end");
    assertThat(operator.presses(Name.F3).screen()).contains("3 lines before the end");
    assertThat(operator.presses(Name.ESCAPE).presses(Name.ESCAPE).model().dialog()).isEmpty();
  }

  @Test
  void whatCannotBeReadIsSaid() {
    ReadLog denied = new ReadLog("p", "/denied", Set.of(old), 0, Reading.denied());
    answers(
        new LogAnswer(
            List.of(denied), List.of(new ErrorStream(old, false, "goes to \033[2J/dev/null"))));
    assertThat(operator.screen())
        .contains("/denied  OLD 12928: may not be read by you")
        .contains("OLD 12928's stderr goes to ?[2J/dev/null");
    assertThat(operator.presses("x").model().dialog()).isEmpty();
  }
}

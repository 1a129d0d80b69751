package gunitop.ui.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.testkit.RehearsalSession;
import gunitop.upgrade.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortCallTest {

  @ParameterizedTest
  @CsvSource({
    "47, supervisorctl -c /etc/supervisord.conf stop web",
    "46, supervisorctl -c /etc/supervisord.co… stop web",
    "40, supervisorctl -c /etc/supervis… stop web",
    "24, supervisorctl … stop web"
  })
  void itsMiddleGivesWay(int columns, String shown) {
    String call = "supervisorctl -c /etc/supervisord.conf stop web";
    assertThat(ShortCall.of(call, columns, "…")).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "stop frappe-bench-web, super~ stop frappe-bench-web",
    "stop shop:frappe-bench-frappe-web, super~op:frappe-bench-frappe-web"
  })
  void aLongNameTakesMoreThanThereIsRoomFor(String words, String shown) {
    assertThat(ShortCall.of("supervisorctl -c /etc/s.conf " + words, 24, "~")).isEqualTo(shown);
  }

  @Test
  void whatOthersNamedIsSanitised() {
    assertThat(ShortCall.of("supervisorctl -c /etc/s.conf stop 'w\033[2J\ud83d\ude00'", 30, "…"))
        .isEqualTo("supervisorctl -… stop 'w?[2J?'");
  }

  @ParameterizedTest
  @CsvSource({"80, 24", "100, 30", "120, 40"})
  void theRowKeepsItsReasonAndTheQuestionTheWholeCall(int columns, int rows) {
    RehearsalSession session = new RehearsalSession("supervised", columns, rows);
    session.presses("uy").until(Stage.OVERLAP).waits(4);
    assertThat(session.screen().lines())
        .anyMatch(
            row ->
                row.matches(
                    " +t +supervisorctl.*… stop shop .*asks y: supervisord stops OLD and starts no other *"));
    session.presses("t");
    assertThat(session.screen().replaceAll("[\\s│]+", " "))
        .contains("supervisorctl -c /etc/supervisor/supervisord.conf stop shop");
  }
}

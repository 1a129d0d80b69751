package gunitop.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One cycle of each story; {@code src/test/scripts/endurance} runs a thousand. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(300)
@Needs({Need.GUNICORN, Need.PYTHON, Need.TMUX})
class EnduranceIT {
  private static final int CYCLES = 6;

  @Test
  void nothingIsLostAndNothingFalseIsShown() {
    Totals totals = Endurance.run(0, CYCLES, 2, outcome -> {});
    assertThat(totals.unclean()).as(totals.text()).extracting(Outcome::text).isEmpty();
    assertThat(totals.cycles()).isEqualTo(CYCLES);
    assertThat(totals.statements()).isGreaterThan(100 * CYCLES);
  }
}

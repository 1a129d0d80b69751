package gunitop.upgrade.table;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.testkit.GoldenFile;
import gunitop.upgrade.Stage;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table that a person has read, a file a stage. */
class OfferTableTest {
  @Test
  void whatBecomesOfAStepIsAsItWasRead() {
    String table = VerdictTable.text();

    assertThat(table.lines().filter(line -> line.length() > 160)).isEmpty();
    GoldenFile.check("table", "verdicts", table);
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void isAsItWasRead(Stage stage) {
    String table = OfferTable.of(stage);

    assertThat(table.lines().filter(line -> line.length() > 160)).isEmpty();
    GoldenFile.check("table", stage.name().toLowerCase(Locale.ROOT), table);
  }
}

package gunitop.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.testkit.ProcessFixture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BranchesTest {

  /** Rows are parted by slashes; blanks are written as dots. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "/+/`, /+/`",
        "/`/`, /+/`",
        "/+/+, /+/`",
        "/+/.`/`, /+/|`/`",
        "/`/|+/|`, /`/.+/.`",
        "/`/.`//`, /`/.`//`",
        "/+/|`/|`/+, /+/|+/|`/`",
        "/.`, /.`"
      })
  void goOnExactlyWhereALaterLineHangsOnThem(String before, String after) {
    List<TreeRow> rows = new ArrayList<>();
    for (String branches : before.split("/", -1)) {
      rows.add(
          new TreeRow(
              ProcessFixture.process(100 + rows.size()).sample(),
              branches.replace('.', ' '),
              Optional.empty(),
              0,
              Optional.empty()));
    }
    List<String> redrawn =
        Branches.redrawn(rows).stream().map(row -> row.branches().replace(' ', '.')).toList();
    assertThat(redrawn).isEqualTo(Arrays.asList(after.split("/", -1)));
  }
}

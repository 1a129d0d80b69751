package gunitop.ui.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.ui.Palette;
import gunitop.ui.Preferences;
import gunitop.ui.Setup;
import gunitop.ui.SortKey;
import gunitop.ui.TreeColumn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines of the configuration file. */
class PreferenceLinesTest {

  @Test
  void everyKeyIsRead() {
    PreferenceLines.Parsed parsed =
        PreferenceLines.parse(
            List.of(
                "# mine",
                "",
                "theme=colour-blind",
                " delay = 5 ",
                "sort = cpu",
                "inverted = yes",
                "columns = user cpu% res"));
    assertThat(parsed.faults()).isEmpty();
    Preferences kept = parsed.preferences();
    assertThat(kept.setup().palette()).isEqualTo(Palette.COLOUR_BLIND);
    assertThat(kept.setup().delay()).isEqualTo(Duration.ofMillis(500));
    assertThat(kept.sort()).isEqualTo(SortKey.CPU);
    assertThat(kept.inverted()).isTrue();
    assertThat(kept.setup().columns())
        .containsExactlyInAnyOrder(
            TreeColumn.PID, TreeColumn.USER, TreeColumn.CPU, TreeColumn.RESIDENT);
  }

  @ParameterizedTest
  @CsvSource({
    "theme = pink, line 1: theme is colour",
    "delay = 0, line 1: delay is tenths of a second",
    "delay = 101, line 1: delay is tenths",
    "sort = luck, line 1: sort is pid",
    "columns = PID WAT, line 1: columns is names out of",
    "colour = red, line 1: there is no key 'colour'",
    "hello, line 1: it is no 'key = value'"
  })
  void aWrongLineIsNamedAndTheRestCounts(String line, String fault) {
    PreferenceLines.Parsed parsed = PreferenceLines.parse(List.of(line, "inverted = yes"));
    assertThat(parsed.faults()).singleElement().asString().startsWith(fault);
    assertThat(parsed.preferences().inverted()).isTrue();
  }

  @Test
  void changesTheValuesAndKeepsTheRestOfTheFile() {
    List<String> lines = List.of("# why", "delay = 5", "  theme=mono", "oops");
    assertThat(PreferenceLines.changed(lines, Map.of("delay", "20")))
        .containsExactly("# why", "delay = 20", "  theme=mono", "oops");
    assertThat(PreferenceLines.changed(lines, Map.of("sort", "age")))
        .containsExactly("# why", "delay = 5", "  theme=mono", "oops", "sort = age");
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Preferences odd =
        new Preferences(
            Setup.DEFAULT.with(Palette.MONO).with(Duration.ofMillis(200)).toggled(TreeColumn.TIME),
            SortKey.AGE,
            true);
    List<String> lines =
        PreferenceLines.changed(List.of(), PreferenceWords.changed(Preferences.DEFAULT, odd));
    assertThat(PreferenceLines.parse(lines)).isEqualTo(new PreferenceLines.Parsed(odd, List.of()));
  }
}

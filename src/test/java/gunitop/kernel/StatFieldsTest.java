package gunitop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatFieldsTest {
  private static final String REST =
      " S 12928 12927 12926 34816 -1 4194368 884 5 0 7 31 12 1 2 20 -5 3 0 186102 36249600 6256"
          + " 18446744073709551615 94823 94824 140733002193648 0 0 0 0 16781312 137447943 0 0 0 17 1"
          + " 0 0 0 0 0 94825 94826 94827 140733002197639 140733002197660 140733002197660"
          + " 140733002198000 0\n";

  @ParameterizedTest
  @ValueSource(
      strings = {"gunicorn", "", ")", "((", ") R 1 (", "a b", "line\nbreak", ") S 1 2 3 4\n5 (x)"})
  void theNameEndsAtTheLastBracket(String name) {
    StatFields fields = new StatFields();

    assertThat(parse(fields, "12931 (" + name + ")" + REST)).isTrue();
    assertThat(fields.name()).isEqualTo(name);
    assertThat(fields.state()).isEqualTo('S');
    assertThat(fields.number(4)).isEqualTo(12928);
    assertThat(fields.startTicks()).isEqualTo(186102);
    assertThat(fields.number(14) + fields.number(15)).isEqualTo(43);
    assertThat(fields.number(19)).isEqualTo(-5);
    assertThat(fields.number(28)).isEqualTo(140733002193648L);
    assertThat(fields.number(48)).isEqualTo(140733002197639L);
  }

  @Test
  void aNameOfAnyBytesIsRead() {
    byte[] line = ("7 (\0\u00ff\u00fe)" + REST).getBytes(StandardCharsets.ISO_8859_1);
    StatFields fields = new StatFields();

    assertThat(fields.parse(line, line.length)).isTrue();
    assertThat(fields.name()).isEqualTo("\0\uFFFD\uFFFD");
  }

  @Test
  void theNameOfTheLineBeforeIsNotKept() {
    StatFields fields = new StatFields();
    parse(fields, "1 (abc)" + REST);
    parse(fields, "1 (abd)" + REST);

    assertThat(fields.name()).isEqualTo("abd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12", "12 (a", "12 (a)", "12 (a) ", "12 (a) S 1 2 3"})
  void aLineCutOffIsNoLine(String line) {
    assertThat(parse(new StatFields(), line)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(chars = {'Z', 'X', 'x'})
  void aZombieHasExited(char state) {
    StatFields fields = new StatFields();
    parse(fields, "1 (a)" + REST.replaceFirst("S", String.valueOf(state)));

    assertThat(fields.hasExited()).isTrue();
  }

  private static boolean parse(StatFields fields, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return fields.parse(bytes, bytes.length);
  }
}

package gunitop.supervision.supervisord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {
  @ParameterizedTest
  @CsvSource({
    "*.conf, web.conf, true",
    "*.conf, web.cfg, false",
    "*.conf, .conf, false",
    ".*, .conf, true",
    "*, x, true",
    "a*b*c, aXbYc, true",
    "a*b*c, aXbYcd, false",
    "a*bc, abcbc, true",
    "?.conf, a.conf, true",
    "?.conf, ab.conf, false",
    "[a-c]x, bx, true",
    "[a-c]x, dx, false",
    "[!a-c]x, dx, true",
    "[!a-c]x, ax, false",
    "[]]x, ]x, true",
    "[x, [x, true",
    "[a-]x, -x, true",
    "'{a,b}', '{a,b}', true",
    "a, a, true",
    "a, ab, false"
  })
  void matchesAsPythonsGlobDoes(String pattern, String name, boolean matches) {
    assertThat(new NamePattern(pattern).matches(name)).isEqualTo(matches);
  }

  @Test
  void neverTriesForEver() {
    NamePattern pattern = new NamePattern("*a".repeat(127) + "b");
    Assertions.assertTimeout(Duration.ofSeconds(1), () -> pattern.matches("a".repeat(255)));
  }
}

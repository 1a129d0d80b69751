package gunitop.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.endurance.Kind.Story;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KindTest {
  private static final String[] CLASSES = {"sync", "gthread", "gevent"};

  @Test
  void theFirstSixHaveSomethingOfEverything() {
    assertThat(IntStream.range(0, 6).mapToObj(KindTest::kind))
        .satisfies(
            six -> {
              assertThat(six).extracting(Kind::story).containsExactly(Story.values());
              assertThat(six).extracting(Kind::unix).contains(true, false);
              assertThat(six).extracting(Kind::titles).contains(true, false);
              assertThat(six).extracting(Kind::workerClass).contains(CLASSES);
            });
  }

  @Test
  void eachKindComesOnceBeforeOneComesAgain() {
    assertThat(IntStream.range(0, Kind.ALL).mapToObj(KindTest::kind)).doesNotHaveDuplicates();
  }

  private static Kind kind(int number) {
    return Kind.of(number, CLASSES);
  }
}

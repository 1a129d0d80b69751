package gunitop.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole sessions on simulated hosts, each made by its seed. {@code -Dseeds=10000
 * -Dseeds.from=2005000} runs as many as asked, from there on; from {@link SeedPlan#WIDER} on the
 * world is wider.
 */
class SeedsTest {
  private static final String FILE = "/seeds/found.txt";
  private static final int FEW = 300;
  private static final int FEW_WIDER = 200;

  static List<Long> found() throws IOException {
    try (var file = SeedsTest.class.getResourceAsStream(FILE)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> Long.parseLong(line.split("\\s")[0]))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("found")
  void whatWasFoundOnceIsNotThereAgain(long seed) {
    new SeedRun(seed).play();
  }

  @Test
  void aSeedReplaysToTheByte() {
    for (long seed = 1; seed < 40; seed++) {
      assertThat(new SeedRun(seed).play()).isEqualTo(new SeedRun(seed).play());
    }
  }

  @Test
  void nothingThatNeverMustBe() throws InterruptedException {
    play(Long.getLong("seeds.from", 1), Long.getLong("seeds", FEW));
  }

  @Test
  void norInTheWiderWorld() throws InterruptedException {
    play(SeedPlan.WIDER, FEW_WIDER);
    play(SeedPlan.WIDEST, FEW_WIDER);
  }

  private static void play(long from, long count) throws InterruptedException {
    Seeds all = Seeds.run(from, count);
    assertThat(all.told()).as(all.failed() + " of " + count + " seeds").isEmpty();
  }
}

package gunitop.holdings;

import static gunitop.testkit.ApplicationFixture.application;
import static gunitop.testkit.ApplicationFixture.processes;
import static gunitop.testkit.GenerationFixture.newGeneration;
import static gunitop.testkit.GenerationFixture.old;
import static gunitop.testkit.SnapshotFixture.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationState;
import gunitop.gunicorn.WorkerState;
import gunitop.preflight.MemoryFacts.Group;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HoldingsTextTest {
  private static final String DATABASE = "10.0.0.5:5432";
  private static final String CACHE = "unix:/run/redis.sock";

  private final Generation first = old(100).workers(2, WorkerState.READY).build();
  private final Generation second = newGeneration(200, 100).workers(2, WorkerState.READY).build();
  private final Application both =
      application(first, second).listener(4711, "127.0.0.1:8000", 0).build();
  private final Snapshot now = snapshot().with(processes(both)).build();

  @Test
  void addsBothGenerationsUpServerByServer() {
    HoldingsKnowledge knowledge =
        knowledge(Map.of(first, to(DATABASE, 10), second, to(DATABASE, 9, CACHE, 2)));

    assertThat(HoldingsText.perServer(both, knowledge, now))
        .containsExactly("10.0.0.5:5432: 10 OLD + 9 NEW", "unix:/run/redis.sock: 0 OLD + 2 NEW");
  }

  @Test
  void oneGenerationHasNoName() {
    Application alone = application(first).build();

    assertThat(HoldingsText.perServer(alone, knowledge(Map.of(first, to(DATABASE, 10))), now))
        .containsExactly("10.0.0.5:5432: 10");
    assertThat(HoldingsText.perServer(alone, knowledge(Map.of(first, to())), now))
        .containsExactly("none");
  }

  @Test
  void aGenerationThatIsUnknownIsNotNone() {
    assertThat(HoldingsText.perServer(both, knowledge(Map.of(first, to(DATABASE, 10))), now))
        .containsExactly("10.0.0.5:5432: 10 OLD + ? NEW");
    assertThat(HoldingsText.perServer(both, knowledge(Map.of(first, to())), now))
        .containsExactly("?");
    assertThat(HoldingsText.perServer(both, HoldingsKnowledge.NONE, now)).containsExactly("?");
  }

  @Test
  void whatWasReadLongAgoIsUnknown() {
    HoldingsKnowledge stale =
        new HoldingsKnowledge(
            knowledge(Map.of(first, to(DATABASE, 10))).byMaster(),
            now.monotonicNanos() - 100_000_000_000L);

    assertThat(stale.outbound(first, now)).isEqualTo(Reading.notRead());
  }

  @Test
  void asksNothingOfAGenerationWhoseListenersAreNotKnownAnyMore() {
    Generation retiring =
        old(100).workers(1, WorkerState.FINISHING).state(GenerationState.RETIRING).build();

    assertThat(HoldingsQuestion.of(application(retiring).build(), now).get(0).sockets().isKnown())
        .isFalse();
  }

  @Test
  void theTightestLimitTellsWhatIsLeft() {
    Group tight = new Group("shop.service", 512, 500, 100);
    Reading<List<Group>> groups = Reading.known(List.of(tight, new Group("system", 900, 10, 0)));

    assertThat(MemoryLeft.of(Reading.known(1000L), groups).get().bytes()).isEqualTo(112);
    assertThat(MemoryLeft.of(Reading.known(1000L), groups).get().group()).contains(tight);
    assertThat(MemoryLeft.of(Reading.known(50L), groups).get().group()).isEmpty();
    assertThat(MemoryLeft.of(Reading.known(50L), Reading.denied()).get().whole()).isFalse();
    assertThat(MemoryLeft.of(Reading.denied(), groups).isKnown()).isFalse();
  }

  private HoldingsKnowledge knowledge(Map<Generation, Servers> servers) {
    Map<gunitop.process.ProcessId, GenerationHoldings> held = new HashMap<>();
    servers.forEach(
        (generation, of) ->
            held.put(generation.master().id(), new GenerationHoldings(of, Reading.notRead())));
    return new HoldingsKnowledge(held, now.monotonicNanos());
  }

  /** Connections by pairs of an address and a number. */
  private static Servers to(Object... pairs) {
    Map<Long, String> bySocket = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      for (int j = 0; j < (int) pairs[i + 1]; j++) {
        bySocket.put(100L * i + j, (String) pairs[i]);
      }
    }
    return new Servers(Reading.known(bySocket));
  }
}

package gunitop.app;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.kernel.SendQueue;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrameDeliveryTest {
  private static final long PAINTED = 5_000_000_000L;
  private static final long SETTLED = PAINTED + FrameDelivery.SETTLE_NANOS;
  private static final long SHARED = PAINTED + FrameDelivery.SHARED_NANOS;

  private Optional<SendQueue> queue = Optional.empty();
  private final FrameDelivery delivery = FrameDelivery.over(() -> queue);

  private boolean isUnderWay(long nanos, long waiting, long acknowledged) {
    queue = Optional.of(new SendQueue(waiting, acknowledged));
    return delivery.isUnderWay(nanos);
  }

  @Test
  void aFrameHasArrivedAtOnceWhereNothingIsKnownOfTheLine() {
    FrameDelivery unknown = FrameDelivery.unknown();
    unknown.painted(PAINTED);
    assertThat(unknown.isUnderWay(PAINTED)).isFalse();
  }

  @Test
  void anEmptyQueueCountsOnlyOnceSshdHadTimeToFillIt() {
    delivery.painted(PAINTED);
    assertThat(isUnderWay(SETTLED - 1, 0, 100)).isTrue();
    assertThat(isUnderWay(SETTLED, 0, 100)).isFalse();
  }

  @Test
  void aFrameIsUnderWayUntilTheQueueIsEmpty() {
    delivery.painted(PAINTED);
    assertThat(isUnderWay(SETTLED, 900, 100)).isTrue();
    assertThat(isUnderWay(SHARED - 1, 1, 999)).isTrue();
    assertThat(isUnderWay(SHARED - 1, 0, 1000)).isFalse();
    assertThat(isUnderWay(SHARED, 50, 1000)).as("somebody else's").isFalse();
  }

  @Test
  void onALineThatOthersKeepBusyItArrivesWithWhatWasBeforeIt() {
    delivery.painted(PAINTED);
    assertThat(isUnderWay(SHARED, 900, 100)).isTrue();
    assertThat(isUnderWay(SHARED + 1, 5000, 999)).isTrue();
    assertThat(isUnderWay(SHARED + 2, 5000, 1000)).isFalse();
  }

  @Test
  void aKernelThatDoesNotCountWhatArrivedLeavesTheEmptyQueue() {
    delivery.painted(PAINTED);
    assertThat(isUnderWay(SHARED, 900, -1)).isTrue();
    assertThat(isUnderWay(SHARED + 1, 0, -1)).isFalse();
  }

  @Test
  void aLineThatIsGoneHoldsNothingUp() {
    delivery.painted(PAINTED);
    assertThat(delivery.isUnderWay(SETTLED)).isFalse();
  }
}

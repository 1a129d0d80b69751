package gunitop.calls;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.kernel.CallDoor;
import gunitop.kernel.Fault;
import gunitop.kernel.RecordedKernel;
import gunitop.process.ProcessId;
import gunitop.process.SendResult;
import gunitop.process.Signal;
import gunitop.process.SignalOrder;
import gunitop.signalling.PidfdSender;
import gunitop.testkit.Orders;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Each call of a signal's sending goes wrong once, in each way that its man page knows. */
class SignalCallsTest {
  private static final int MASTER = 19046;

  @Test
  void aSignalIsSentOnceOrNotAtAllAndItIsSaidWhich() {
    int ways = 0;
    boolean reached = true;
    for (int n = 0; reached; n++) {
      reached = false;
      boolean more = true;
      for (int way = 0; more; way++) {
        RecordedKernel kernel = new RecordedKernel();
        kernel.play("steady");
        try (CallDoor door = CallDoor.before(kernel)) {
          AtomicReference<Fault> chosen = new AtomicReference<>();
          int number = way;
          door.spoil(
              n,
              call -> {
                List<Fault> all = Fault.of(call);
                chosen.set(number < all.size() ? all.get(number) : null);
                return Optional.ofNullable(chosen.get());
              });
          SendResult result = new PidfdSender().send(order(kernel));
          more = door.spoilt().isPresent();
          reached |= door.count() > n;
          if (more) {
            ways++;
            judge(door.spoilt().get() + " " + chosen.get(), chosen.get(), kernel, result);
            assertThat(door.open()).as(door.spoilt().get()).isEmpty();
          }
        }
      }
    }
    assertThat(ways).isGreaterThan(50);
  }

  private static SignalOrder order(RecordedKernel kernel) {
    return Orders.order(
        Signal.USR2, new ProcessId(MASTER, kernel.startTicks(MASTER), kernel.host("bootId")));
  }

  private static void judge(String what, Fault fault, RecordedKernel kernel, SendResult result) {
    List<String> sent = kernel.sent();
    if (result instanceof SendResult.Sent) {
      assertThat(sent).as(what).containsExactly(MASTER + " " + Signal.USR2.number());
    } else {
      assertThat(sent).as(what + ": " + result).isEmpty();
    }
    if (result instanceof SendResult.Gone) {
      assertThat(fault.saysGone()).as(what + ": " + result).isTrue();
    }
    assertThat(result).as(what).isNotInstanceOf(SendResult.Replaced.class);
  }
}

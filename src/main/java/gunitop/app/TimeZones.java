package gunitop.app;

import gunitop.kernel.KernelAccess;
import gunitop.kernel.Self;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/**
 * The system's time zone, in two steps: what it is off UTC at present, for the first frame, and
 * then its rules, as the program may run until they change the clock. To read them takes 10 ms.
 */
final class TimeZones {
  private TimeZones() {}

  /** The offset that the system's zone has now. */
  static ZoneId now() {
    return KernelAccess.refusal().isEmpty()
        ? ZoneOffset.ofTotalSeconds(Self.secondsAheadOfUtc())
        : ZoneId.systemDefault();
  }

  /** Reads the rules of the system's zone, on a thread that holds nothing up. */
  static void rules(Background background, Consumer<ZoneId> receiver) {
    background.start("time zone", () -> receiver.accept(ZoneId.systemDefault()));
  }
}

package gunitop.sampling;

import gunitop.kernel.StatusFields;
import gunitop.process.Reading;
import gunitop.process.SignalSet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code /proc/PID/status}: lines to values. */
final class StatusParser {

  private StatusParser() {}

  /** The signals with a handler. */
  static Reading<SignalSet> caught(StatusFields status) {
    OptionalLong bits = status.caught();
    return bits.isPresent() ? Reading.known(new SignalSet(bits.getAsLong())) : Reading.notRead();
  }

  /** The PIDs from our namespace inwards; not read on kernels before 4.1. */
  static Reading<List<Integer>> namespacePids(StatusFields status) {
    Optional<String> value = status.value("NSpid").filter(v -> v.matches("\\d+(\\s+\\d+)*"));
    return value.isEmpty()
        ? Reading.notRead()
        : Reading.known(Arrays.stream(value.get().split("\\s+")).map(Integer::valueOf).toList());
  }
}

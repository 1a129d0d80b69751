package gunitop.sampling.proc;

import gunitop.kernel.StatusFields;
import gunitop.process.Reading;
import gunitop.process.SignalSet;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.StringTokenizer;

/** {@code /proc/PID/status}: lines to values. */
public final class StatusParser {

  private StatusParser() {}

  /** The signals with a handler. */
  public static Reading<SignalSet> caught(StatusFields status) {
    OptionalLong bits = status.caught();
    return bits.isPresent() ? Reading.known(new SignalSet(bits.getAsLong())) : Reading.notRead();
  }

  /** The PIDs from our namespace inwards; not read on kernels before 4.1. */
  public static Reading<List<Integer>> namespacePids(StatusFields status) {
    StringTokenizer pids = new StringTokenizer(status.value("NSpid").orElse(""));
    List<Integer> inwards = new ArrayList<>(pids.countTokens());
    try {
      while (pids.hasMoreTokens()) {
        inwards.add(Integer.parseUnsignedInt(pids.nextToken()));
      }
    } catch (NumberFormatException notPids) {
      return Reading.notRead();
    }
    return inwards.isEmpty() ? Reading.notRead() : Reading.known(List.copyOf(inwards));
  }
}

package gunitop.sampling.discovery;

import gunitop.process.Signal;
import gunitop.process.SignalSet;
import gunitop.sampling.proc.NulSeparated;
import gunitop.trust.Budget;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Reads command lines, as long as any process likes, as far as the budget goes: of one process, and
 * of all together. One that goes on is given as a single element, as a title that overwrote it is:
 * what its options say is not known.
 */
final class TitleReader {
  /** What stands behind one that was not read to its end. */
  static final String CUT = " ... (not read further)";

  /** Bytes of all masters' command lines, and of all others'. */
  private static final int ALL = 4 << 20;

  private static final int LEAST = 256;
  private static final SignalSet MASTERS =
      SignalSet.of(Signal.HUP, Signal.USR2, Signal.WINCH, Signal.CHLD);

  private final byte[] buffer = new byte[Budget.MASTER_TITLE_BYTES];
  private int masters;
  private int others;

  /** Begins a sample. */
  void begin(Iterable<KnownProcess> processes) {
    masters = 0;
    others = 0;
    for (KnownProcess process : processes) {
      count(process);
    }
  }

  private void count(KnownProcess process) {
    if (process.traits() == null) {
      return;
    }
    if (isMaster(process)) {
      masters++;
    } else {
      others++;
    }
  }

  /** Whether it has a master's handlers, as far as is known. */
  static boolean isMaster(KnownProcess process) {
    return process.traits() != null
        && isMaster(process.traits().values().caught().orElse(SignalSet.of()));
  }

  /** Whether these are a master's handlers. */
  static boolean isMaster(SignalSet caught) {
    return caught.containsAll(MASTERS);
  }

  /** Reads into the buffer; answers with the length, below 0 where it cannot be read. */
  int read(KnownProcess process) {
    return process.files().read("cmdline", buffer, most(isMaster(process)));
  }

  /** What was read last; the first bytes count. */
  byte[] buffer() {
    return buffer;
  }

  /** The command line of a process, one element a word. */
  List<String> words(KnownProcess process, boolean master, List<String> before) {
    if (process.traits() == null) {
      masters += master ? 1 : 0;
      others += master ? 0 : 1;
    }
    int most = most(master);
    int length = process.files().read("cmdline", buffer, most);
    if (length < 0) {
      return before;
    }
    if (length < most) {
      return NulSeparated.strings(Arrays.copyOf(buffer, length));
    }
    String text = new String(buffer, 0, length, StandardCharsets.UTF_8);
    return List.of(text.replace('\0', ' ') + CUT);
  }

  /** A power of two, so that one process more does not cut all others anew. */
  private int most(boolean master) {
    int one = master ? Budget.MASTER_TITLE_BYTES : Budget.TITLE_BYTES;
    int share = Integer.highestOneBit(ALL / Math.max(1, master ? masters : others));
    return Math.max(LEAST, Math.min(one, share));
  }
}

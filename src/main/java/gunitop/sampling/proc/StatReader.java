package gunitop.sampling.proc;

import gunitop.kernel.Errno;
import gunitop.kernel.StatFields;
import java.util.Arrays;

/** Reads {@code /proc/PID/stat}; what says the same as before is the same value. */
public final class StatReader {
  private static final int START_STACK = 28;
  private static final int CAUGHT = 34;
  private static final int ARG_START = 48;

  private final byte[] buffer = new byte[StatFields.LINE_BYTES];
  private final StatFields fields = new StatFields();
  private final ProcFs fs;

  /** Reads those of this host. */
  public StatReader(ProcFs fs) {
    this.fs = fs;
  }

  /**
   * Reads it now.
   *
   * @param before what it said when it was read last; {@code null} where it was not
   * @param keep whether it will be read again soon
   * @return {@code null} where there is no such process any more; {@code before} where that cannot
   *     be told
   */
  public StatLine read(ProcessFiles files, StatLine before, boolean keep) {
    int length = files.stat(buffer, keep);
    if (length > 0 && before != null && before.isStill(buffer, length)) {
      return before;
    }
    if (length <= 0 || !fields.parse(buffer, length)) {
      return length < 0 && Errno.isGone(-length) ? null : before;
    }
    return new StatLine(
        Arrays.copyOf(buffer, length),
        fields.startTicks(),
        StatParser.of(fields, fs.pageBytes()),
        fields.number(START_STACK),
        fields.number(ARG_START),
        fields.number(CAUGHT),
        fields.isKernelThread(),
        fields.isOfThread());
  }
}

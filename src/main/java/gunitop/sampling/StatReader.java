package gunitop.sampling;

import gunitop.kernel.StatFields;
import gunitop.process.ProcessId;
import gunitop.sampling.proc.Moment;
import gunitop.sampling.proc.ProcFs;
import gunitop.sampling.proc.StatParser;

/** Reads {@code /proc/PID/stat} into what is known of a process; what did not change is kept. */
final class StatReader {
  private final byte[] buffer = new byte[StatFields.LINE_BYTES];
  private final StatFields fields = new StatFields();

  /**
   * Looks at a process once more, or for the first time.
   *
   * @param before what is known of the one that had this PID; {@code null} where nothing is
   * @param again whether it will be read again and again
   * @return the same, or another one that has this PID now; {@code null} where there is none
   */
  KnownProcess read(ProcFs fs, Moment moment, int pid, KnownProcess before, boolean again) {
    int length = fs.stat(pid, buffer, again);
    if (length > 0 && before != null && before.isUnchanged(buffer, length)) {
      before.statNanos = moment.monotonicNanos();
      return before;
    }
    if (length <= 0 || !fields.parse(buffer, length)) {
      return null;
    }
    KnownProcess process =
        before != null && before.id.startTicks() == fields.startTicks()
            ? before
            : new KnownProcess(new ProcessId(pid, fields.startTicks(), moment.host().bootId()));
    process.statNanos = moment.monotonicNanos();
    process.take(buffer, length, StatParser.of(fields, fs.pageBytes()), fields);
    return process;
  }

  /** Whether what was read last, and had not been read before, is but a thread of a process. */
  boolean isOfThread() {
    return fields.isOfThread();
  }
}

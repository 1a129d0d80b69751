package gunitop.sampling.tracking;

import gunitop.process.Reading;
import gunitop.sampling.discovery.CloserLook;
import gunitop.sampling.discovery.KnownProcess;
import gunitop.sampling.discovery.KnownProcesses;
import gunitop.sampling.proc.Moment;
import gunitop.sampling.proc.PssParser;
import gunitop.sampling.proc.Readings;
import java.util.List;

/**
 * Reads the proportional set size of tracked processes. The kernel holds a process's memory map
 * while it adds up, up to a millisecond: so it is asked about one process at a time, now and then,
 * and oftener only where the answer must have changed.
 */
final class MemoryReader {
  /** So many are read in one sample, of processes of which none was read yet. */
  private static final int FIRST_READS = 4;

  /** From one reading to the next. */
  private static final long PAUSE_NANOS = 2_900_000_000L;

  /** The same where all have as much memory as they had, and share it with as many. */
  private static final long UNCHANGED_NANOS = 14_900_000_000L;

  private final KnownProcesses known;
  private int turn;
  private long readNanos;

  /** Puts what it reads into {@code known}. */
  MemoryReader(KnownProcesses known) {
    this.known = known;
  }

  /** Reads those whose turn it is. */
  void look(List<KnownProcess> tracked, Moment moment) {
    int read = 0;
    for (KnownProcess process : tracked) {
      if (process.closer().pss().among() == 0 && read < FIRST_READS) {
        read(process, tracked.size(), moment);
        read++;
      }
    }
    long pause = moment.monotonicNanos() - readNanos;
    if (read == 0 && pause >= PAUSE_NANOS) {
      int next = next(tracked, pause >= UNCHANGED_NANOS);
      if (next >= 0) {
        turn = next;
        read(tracked.get(next), tracked.size(), moment);
        read = 1;
      }
    }
    readNanos = read > 0 ? moment.monotonicNanos() : readNanos;
  }

  /** The next one in turn that has changed; else the next at all, or -1. */
  private int next(List<KnownProcess> tracked, boolean any) {
    for (int i = 1; i <= tracked.size(); i++) {
      int index = (turn + i) % tracked.size();
      KnownProcess process = tracked.get(index);
      CloserLook.Pss before = process.closer().pss();
      if (before.residentBytes() != process.values().residentBytes()
          || before.among() != tracked.size()) {
        return index;
      }
    }
    return any && !tracked.isEmpty() ? (turn + 1) % tracked.size() : -1;
  }

  private void read(KnownProcess process, int among, Moment moment) {
    Reading<Long> bytes = Readings.then(process.files().read("smaps_rollup"), PssParser::parse);
    known.store(
        process,
        process
            .closer()
            .withPss(
                new CloserLook.Pss(
                    bytes, moment.monotonicNanos(), process.values().residentBytes(), among)));
  }
}

package gunitop.sampling;

import gunitop.process.OpenFiles;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.ProcessStat;
import gunitop.process.ProcessTraits;
import gunitop.process.Reading;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * What is known so far of one process, by its identity; kept from sample to sample, so that what
 * did not change costs nothing. Mutable, and seen by one thread only.
 */
final class KnownProcess {
  final ProcessId id;

  /** What it was when its traits were last read; {@code null} before that. */
  ProcessStat traitsStat;

  /** When its traits were last read. */
  long traitsNanos;

  /** The variables that were asked for when its environment was read. */
  Set<String> variables = Set.of();

  Reading<Map<String, String>> environment = Reading.notRead();
  Reading<Long> pssBytes = Reading.notRead();
  boolean pssTried;

  private byte[] line;
  private ProcessStat stat;
  private ProcessTraits traits;
  private Reading<OpenFiles> files = Reading.notRead();
  private Reading<Integer> connections = Reading.notRead();
  private ProcessSample sample;

  KnownProcess(ProcessId id) {
    this.id = id;
  }

  /** Whether {@code /proc/PID/stat} reads as it did: then {@link #stat} still holds. */
  boolean isUnchanged(byte[] buffer, int length) {
    return line != null && Arrays.equals(line, 0, line.length, buffer, 0, length);
  }

  void take(byte[] buffer, int length, ProcessStat next) {
    line = Arrays.copyOf(buffer, length);
    stat = next;
  }

  ProcessStat stat() {
    return stat;
  }

  ProcessTraits traits() {
    return traits;
  }

  void traits(ProcessTraits next) {
    if (!next.equals(traits)) {
      traits = next;
    }
  }

  Reading<OpenFiles> files() {
    return files;
  }

  void files(Reading<OpenFiles> next) {
    if (!next.equals(files)) {
      files = next;
    }
  }

  void connections(Reading<Integer> next) {
    connections = next;
  }

  /** The process as it stands; the same value as before where nothing changed. */
  ProcessSample sample() {
    if (sample == null
        || sample.stat() != stat
        || sample.traits() != traits
        || sample.files() != files
        || !sample.pssBytes().equals(pssBytes)
        || !sample.connections().equals(connections)) {
      sample = new ProcessSample(id, stat, traits, files, pssBytes, connections);
    }
    return sample;
  }
}

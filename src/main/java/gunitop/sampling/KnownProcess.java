package gunitop.sampling;

import gunitop.kernel.StatFields;
import gunitop.process.ImageLayout;
import gunitop.process.OpenFiles;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.ProcessStat;
import gunitop.process.ProcessTraits;
import gunitop.process.Reading;
import gunitop.sampling.proc.TemporaryFiles;
import gunitop.trust.Budget;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * What is known so far of one process, by its identity; kept from sample to sample, so that what
 * did not change costs nothing. Mutable, and seen by one thread only.
 */
final class KnownProcess {
  final ProcessId id;

  /** How often it had run. */
  final RunCounts runCounts = new RunCounts();

  /** What it was when its traits were last read; {@code null} before that. */
  ProcessStat traitsStat;

  /** When its traits were last read. */
  long traitsNanos;

  /** When it was last seen to have another parent; a NEW master changes its title soon after. */
  long adoptedNanos = Long.MIN_VALUE;

  /** When its stat was last read. */
  long statNanos;

  /** Whether it is looked at closely. */
  boolean tracked;

  /** What its traits were made from; {@code null} where that is not known. */
  byte[] evidence;

  Reading<Map<String, String>> traitsEnvironment;

  /** Whether it may have run since its traits were last read. */
  boolean mayHaveNewTraits = true;

  /** How many of its descriptors are read; more where it has children. */
  int mostDescriptors = Budget.DESCRIPTORS;

  /** What it was like when its memory was last read; {@code null} before that. */
  MemoryReader.Taken memoryTaken;

  private Reading<Long> pssBytes = Reading.notRead();

  private Set<String> variables = Set.of();
  private Reading<ImageLayout> environmentImage = Reading.notRead();
  private Reading<Map<String, String>> environment = Reading.notRead();

  /** What it was executed as. */
  final ProgramPath programPath = new ProgramPath();

  /** By which its open files were sorted; empty until they are. */
  Set<String> prefixes = Set.of();

  /** A name for its network namespace; {@code null} until it is looked at closely. */
  Reading<String> namespace;

  /** What its links said when they were last sorted; {@code null} before that. */
  OpenFilesReader.Sorted sorted;

  /**
   * What the peek goes by: whether something tracked is below it, and whether it started lately.
   */
  boolean hasChildren;

  boolean isYoung;

  private TemporaryFiles temporary = TemporaryFiles.NONE;
  private long startStack;
  private long argStart;
  private boolean kernelThread;

  private byte[] line;
  private ProcessStat stat;
  private ProcessTraits traits;
  private Reading<OpenFiles> files = Reading.notRead();
  private Reading<Set<Long>> connections = Reading.notRead();
  private ProcessSample sample;

  /** What the sample has a copy of. */
  private Reading<Set<Long>> sampledConnections;

  KnownProcess(ProcessId id) {
    this.id = id;
  }

  /** Whether {@code /proc/PID/stat} reads as it did: then {@link #stat} still holds. */
  boolean isUnchanged(byte[] buffer, int length) {
    return line != null && Arrays.equals(line, 0, line.length, buffer, 0, length);
  }

  /** Takes in what {@code /proc/PID/stat} says now. */
  void take(byte[] buffer, int length, ProcessStat next, StatFields fields) {
    kernelThread = fields.isKernelThread();
    startStack = fields.number(28);
    argStart = fields.number(48);
    if (line != null && line.length == length) {
      System.arraycopy(buffer, 0, line, 0, length);
    } else {
      line = Arrays.copyOf(buffer, length);
    }
    stat = next;
  }

  /** Whether its image lies where this says. */
  boolean isImageOf(StatFields fields) {
    return startStack == fields.number(28) && argStart == fields.number(48);
  }

  boolean isKernelThread() {
    return kernelThread;
  }

  /** Whether its stat is read in each look, by all appearances: then the file is kept open. */
  boolean isBusy() {
    return runCounts.runsEachTime() || stat.threads() > 1;
  }

  /** Whether it may have run since it was last looked at closely. */
  boolean ran() {
    return runCounts.ran();
  }

  /** Whether it has run since it was last asked how often it had, or that is not known. */
  boolean hasRunSince(byte[] buffer, int length) {
    return runCounts.differ(buffer, length);
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

  /** Whether these variables were read since the program was executed: a title overwrites them. */
  boolean hasEnvironment(Set<String> wanted) {
    return variables.equals(wanted) && environmentImage.equals(stat.layout());
  }

  void environment(Set<String> wanted, Reading<Map<String, String>> next) {
    variables = wanted;
    environmentImage = stat.layout();
    environment = next;
  }

  /** The environment of the program that it executes now, as far as it was read. */
  Reading<Map<String, String>> environment() {
    return environmentImage.equals(stat.layout()) ? environment : Reading.notRead();
  }

  Reading<OpenFiles> files() {
    return files;
  }

  /**
   * Takes in its open files.
   *
   * @param nowTemporary those of {@link OpenFiles#temporary}
   */
  void files(Reading<OpenFiles> next, TemporaryFiles nowTemporary) {
    temporary = nowTemporary;
    if (!next.equals(files)) {
      files = next;
    }
  }

  /** Its temporary files, with their descriptors. */
  TemporaryFiles temporary() {
    return temporary;
  }

  void connections(Reading<Set<Long>> next) {
    if (next != connections && !next.equals(connections)) {
      connections = next;
    }
  }

  void pssBytes(Reading<Long> next) {
    if (!next.equals(pssBytes)) {
      pssBytes = next;
    }
  }

  /** Forgets what is read of tracked processes only, and changes while nobody looks. */
  void untrack() {
    tracked = false;
    runCounts.forget();
    namespace = null;
    prefixes = Set.of();
    sorted = null;
    temporary = TemporaryFiles.NONE;
    files = Reading.notRead();
    connections = Reading.notRead();
    pssBytes = Reading.notRead();
    memoryTaken = null;
    sample = null;
  }

  /** The process as it stands; the same value as before where nothing changed. */
  ProcessSample sample() {
    if (sample == null
        || sample.stat() != stat
        || sample.traits() != traits
        || sample.files() != files
        || sample.pssBytes() != pssBytes
        || sampledConnections != connections) {
      sampledConnections = connections;
      sample = new ProcessSample(id, stat, traits, files, pssBytes, connections);
    }
    return sample;
  }
}

package gunitop.sampling.discovery;

import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.ProcessStat;
import gunitop.process.ReadTimes;
import gunitop.process.RunState;
import gunitop.sampling.proc.Moment;
import gunitop.sampling.proc.ProcessFiles;
import gunitop.sampling.proc.StatLine;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of one process, by its identity; kept from sample to sample, so that what did not
 * change costs nothing. Only {@link KnownProcesses} writes it.
 */
public final class KnownProcess {
  private final ProcessId id;
  private final ProcessFiles files;
  private StatLine stat;
  private long statNanos;
  private long runs = ProcessFiles.UNKNOWN;
  private boolean ran = true;
  private boolean ranBefore;
  private boolean ranSinceTraits = true;
  private boolean shown;
  private double nextLookSeconds;
  private KnownTraits traits;
  private CloserLook closer = CloserLook.NONE;
  private ProcessSample sample;

  KnownProcess(ProcessId id, ProcessFiles files) {
    this.id = id;
    this.files = files;
  }

  /** Its identity. */
  public ProcessId id() {
    return id;
  }

  /** Its PID. */
  public int pid() {
    return id.pid();
  }

  /** Its files in {@code /proc}. */
  public ProcessFiles files() {
    return files;
  }

  /** What its stat said when it was last read. */
  public StatLine stat() {
    return stat;
  }

  /** The values of that. */
  public ProcessStat values() {
    return stat.values();
  }

  /** The PID of its parent. */
  public int parent() {
    return stat.values().parent();
  }

  /**
   * What {@link ProcessFiles#runs} said when that was last asked; {@link ProcessFiles#UNKNOWN}
   * where it tells nothing of whether the process has run since.
   */
  public long runs() {
    return runs;
  }

  /**
   * Whether it may have run between the last two looks at it. Where it has not, its handlers,
   * title, open files, heartbeat and environment are what they were: nobody else can change them.
   */
  public boolean ran() {
    return ran;
  }

  /** Whether it stands in the snapshot; of others no more is known than their stat. */
  public boolean isShown() {
    return shown;
  }

  /** Whether it was looked at closely in the last sample. */
  public boolean isTracked() {
    return closer != CloserLook.NONE;
  }

  /** What a closer look at it saw; {@link CloserLook#NONE} where it is not tracked. */
  public CloserLook closer() {
    return closer;
  }

  /** Its age in seconds. */
  public double ageSeconds(Moment moment) {
    return moment.host().uptimeSecondsAt(moment.monotonicNanos())
        - (double) id.startTicks() / moment.host().ticksPerSecond();
  }

  /** What rarely changes in it; {@code null} before it was read. */
  KnownTraits traits() {
    return traits;
  }

  /** Whether its user is known: its status was read. */
  public boolean hasUser() {
    return traits != null && traits.values().owner().uid() != TraitsReader.NOBODY_KNOWN;
  }

  boolean ranSinceTraits() {
    return ranSinceTraits;
  }

  long statNanos() {
    return statNanos;
  }

  /** Not before the host is up so long is it looked at again, where it is left out. */
  double nextLookSeconds() {
    return nextLookSeconds;
  }

  /** Whether its stat is read in each look, by all appearances: then the file is kept open. */
  boolean isBusy() {
    return ran && ranBefore;
  }

  /**
   * Whether it may run without {@link ProcessFiles#runs} growing before the next look: it runs now,
   * or has threads that are not counted.
   */
  boolean runsUncounted() {
    return values().threads() > 1 || values().state() == RunState.RUNNING;
  }

  void takeStat(StatLine next, long nanos) {
    stat = next;
    statNanos = nanos;
  }

  void takeRuns(long next) {
    ranBefore = ran;
    ran = next == ProcessFiles.UNKNOWN || next != runs;
    ranSinceTraits |= ran;
    runs = next;
  }

  void takeTraits(KnownTraits next) {
    traits = next;
    ranSinceTraits = false;
  }

  void takeCloser(CloserLook next) {
    closer = next;
  }

  void lookAgainAt(double upSeconds) {
    nextLookSeconds = upSeconds;
  }

  void show(boolean next) {
    shown = next;
  }

  /** Forgets all but its stat. */
  void forget() {
    runs = ProcessFiles.UNKNOWN;
    ran = true;
    ranSinceTraits = true;
    traits = null;
    closer = CloserLook.NONE;
    sample = null;
  }

  /** The process as it stands; the same value as before where nothing changed. */
  public ProcessSample sample() {
    if (sample == null
        || sample.stat() != stat.values()
        || sample.traits() != traits.values()
        || sample.files() != closer.files()
        || sample.pssBytes() != closer.pss().bytes()
        || !isOfThen(sample.read())
        || !Objects.equals(sample.connectionInodes(), closer.connections())) {
      sample =
          new ProcessSample(
              id,
              stat.values(),
              traits.values(),
              closer.files(),
              closer.pss().bytes(),
              closer.connections(),
              Optional.of(new ReadTimes(traits.nanos(), closer.pss().nanos())));
    }
    return sample;
  }

  /** Whether what it holds was read when that was. */
  private boolean isOfThen(Optional<ReadTimes> then) {
    return then.isPresent()
        && then.get().traits() == traits.nanos()
        && then.get().pss() == closer.pss().nanos();
  }
}

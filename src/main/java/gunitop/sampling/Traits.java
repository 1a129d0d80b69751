package gunitop.sampling;

import gunitop.kernel.StatusFields;
import gunitop.process.Owner;
import gunitop.process.ProcessStat;
import gunitop.process.ProcessTraits;
import gunitop.process.Reading;
import gunitop.process.SignalSet;
import gunitop.sampling.proc.ControlGroupParser;
import gunitop.sampling.proc.Moment;
import gunitop.sampling.proc.ProcFs;
import gunitop.sampling.proc.Readings;
import gunitop.sampling.proc.StatusParser;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads what rarely changes in a process, when there is a sign that it may have changed: an exec (a
 * new layout or name), a new parent, session or group, use of the CPU. A program that installs its
 * handlers late gives no sign but that it runs; so a process that runs is looked at again each
 * second, any other now and then.
 */
final class Traits {
  private static final long BUSY_NANOS = 1_000_000_000L;

  /** A master sees within a second that it was adopted, later where the machine is busy. */
  private static final long PROMOTED_NANOS = 5_000_000_000L;

  private static final long IDLE_NANOS = 20_000_000_000L;
  private static final int IDLE_STEPS = 20;

  private static final String[] LINES = {"\nUid:", "\nNSpid:", "\nSigCgt:"};
  private static final int LIMIT = 64 * 1024;

  /** A title that is longer is not kept as evidence, but its digest is. */
  private static final int SHORT = 512;

  private final byte[] status = new byte[LIMIT];
  private final byte[] evidence = new byte[2 * LIMIT];
  private final TitleReader titles = new TitleReader();
  private final MessageDigest digest = sha256();

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }

  /** Begins a sample of these. */
  void begin(Iterable<KnownProcess> processes) {
    titles.begin(processes);
  }

  /**
   * Reads the traits of a process if they are due, or if it is known to have run.
   *
   * @return whether they may have changed
   */
  boolean refresh(ProcFs fs, KnownProcess process, Moment moment, boolean ran) {
    long now = moment.monotonicNanos();
    boolean moved = hasMoved(process);
    if (process.traits() != null && !moved && !ran && !isDue(process, now)) {
      return false;
    }
    if (isAdopted(process)) {
      process.adoptedNanos = now;
    }
    boolean changed = moved || !isUnchanged(fs, process);
    if (changed) {
      process.traits(read(fs, process, moved));
    }
    process.traitsStat = process.stat();
    process.traitsNanos = now;
    process.mayHaveNewTraits = false;
    return changed;
  }

  /** Whether the process has executed a program, or has been given a new place in the tree. */
  static boolean hasMoved(KnownProcess process) {
    ProcessStat before = process.traitsStat;
    ProcessStat now = process.stat();
    return before != now
        && (before == null
            || before.parent() != now.parent()
            || before.session() != now.session()
            || before.processGroup() != now.processGroup()
            || before.state().hasExited() != now.state().hasExited()
            || !before.layout().equals(now.layout())
            || !before.name().equals(now.name()));
  }

  /**
   * Whether the lines of its status and the command line from which its traits were made are the
   * same, and their environment; takes them in.
   */
  private boolean isUnchanged(ProcFs fs, KnownProcess process) {
    int pid = process.id.pid();
    int length = Math.max(0, fs.read(pid, "status", status));
    int end = 0;
    for (String line : LINES) {
      end = appendLine(line, length, end);
    }
    int title = titles.read(fs, pid, TitleReader.isMaster(process));
    if (length == 0 || title < 0) {
      process.evidence = null;
      return false;
    }
    end = appendTitle(title, end);
    byte[] before = process.evidence;
    if (before != null
        && Arrays.equals(before, 0, before.length, evidence, 0, end)
        && process.traits() != null
        && process.traitsEnvironment == process.environment()) {
      return true;
    }
    process.evidence = Arrays.copyOf(evidence, end);
    process.traitsEnvironment = process.environment();
    return false;
  }

  /** Appends the title that was read, or what tells a long one from another. */
  private int appendTitle(int length, int end) {
    byte[] title = titles.buffer();
    if (length <= SHORT) {
      System.arraycopy(title, 0, evidence, end, length);
      return end + length;
    }
    digest.update(title, 0, length);
    byte[] sum = digest.digest();
    System.arraycopy(sum, 0, evidence, end, sum.length);
    return end + sum.length;
  }

  /** Appends the first line of the status that starts so. */
  private int appendLine(String start, int length, int end) {
    for (int at = 0; at + start.length() <= length; at++) {
      int same = 0;
      while (same < start.length() && status[at + same] == start.charAt(same)) {
        same++;
      }
      if (same == start.length()) {
        int to = end;
        for (int i = at; i < length && (i == at || status[i] != '\n'); i++) {
          evidence[to++] = status[i];
        }
        return to;
      }
    }
    return end;
  }

  private static boolean isAdopted(KnownProcess process) {
    return process.traitsStat != null && process.traitsStat.parent() != process.stat().parent();
  }

  private static boolean isDue(KnownProcess process, long now) {
    if (process.adoptedNanos != Long.MIN_VALUE && now - process.adoptedNanos < PROMOTED_NANOS) {
      return true;
    }
    long age = now - process.traitsNanos;
    if (process.stat().cpuTicks() != process.traitsStat.cpuTicks()) {
      return age >= BUSY_NANOS;
    }
    // Not all at once, though all were first read at once.
    return process.mayHaveNewTraits
        && age >= IDLE_NANOS + process.id.pid() % IDLE_STEPS * BUSY_NANOS;
  }

  private ProcessTraits read(ProcFs fs, KnownProcess process, boolean moved) {
    return process.isKernelThread() ? ofKernelThread(fs) : ofProgram(fs, process, moved);
  }

  private static ProcessTraits ofKernelThread(ProcFs fs) {
    return new ProcessTraits(
        List.of(),
        new Owner(0, fs.userName(0)),
        Reading.known(SignalSet.of()),
        Reading.notRead(),
        Reading.notRead(),
        Reading.notRead());
  }

  private ProcessTraits ofProgram(ProcFs fs, KnownProcess process, boolean moved) {
    int pid = process.id.pid();
    ProcessTraits before = process.traits();
    Optional<ProcessTraits> known = Optional.ofNullable(before);
    Reading<StatusFields> status = fs.read(pid, "status").map(StatusFields::new);
    Reading<SignalSet> caught = Readings.then(status, StatusParser::caught);
    return new ProcessTraits(
        titles.words(
            fs,
            process,
            TitleReader.isMaster(caught.orElse(SignalSet.of())),
            known.map(ProcessTraits::commandLine).orElse(List.of())),
        owner(fs, status.map(StatusFields::effectiveUid), known.map(ProcessTraits::owner)),
        owner(fs, status.map(StatusFields::realUid), known.map(ProcessTraits::realOwner)),
        caught,
        Readings.then(status, StatusParser::namespacePids),
        process.environment(),
        before == null || moved
            ? Readings.then(fs.read(pid, "cgroup"), ControlGroupParser::parse)
            : before.controlGroup(),
        before == null || moved ? fs.program(pid) : before.program());
  }

  private static Owner owner(ProcFs fs, Reading<OptionalInt> uid, Optional<Owner> before) {
    if (uid.isKnown() && uid.get().isPresent()) {
      int now = uid.get().getAsInt();
      return before
          .filter(known -> known.uid() == now)
          .orElseGet(() -> new Owner(now, fs.userName(now)));
    }
    return before.orElse(new Owner(-1, "?"));
  }
}

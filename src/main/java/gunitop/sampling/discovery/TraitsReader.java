package gunitop.sampling.discovery;

import gunitop.kernel.StatusFields;
import gunitop.process.ImageLayout;
import gunitop.process.Owner;
import gunitop.process.ProcessStat;
import gunitop.process.ProcessTraits;
import gunitop.process.Reading;
import gunitop.process.SignalSet;
import gunitop.sampling.proc.ControlGroupParser;
import gunitop.sampling.proc.Moment;
import gunitop.sampling.proc.NulSeparated;
import gunitop.sampling.proc.ProcFs;
import gunitop.sampling.proc.Readings;
import gunitop.sampling.proc.StatLine;
import gunitop.sampling.proc.StatusParser;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads what rarely changes in a process. Its stat tells of most of it: an exec (a new layout or
 * name), a new parent, session or group, other handlers. Of a title or a user that the process
 * gives itself it tells nothing; for that it must run.
 */
final class TraitsReader {
  /**
   * Of a process that is not tracked, and has run, they are no older than this and as much more.
   */
  private static final long OLD_NANOS = 5_000_000_000L;

  private static final long STEP_NANOS = 1_000_000_000L;
  private static final int STEPS = 5;

  private static final String[] LINES = {"\nUid:", "\nNSpid:", "\nSigCgt:"};
  private static final int LIMIT = 64 * 1024;

  /** A title that is longer is not kept as evidence, but its digest is. */
  private static final int SHORT = 512;

  private static final byte[] NONE = {};

  /** The user id of whoever has it where that was not read; the kernel gives it to nobody. */
  static final int NOBODY_KNOWN = -1;

  private final ProcFs fs;
  private final byte[] status = new byte[LIMIT];
  private final byte[] evidence = new byte[2 * LIMIT];
  private final TitleReader titles = new TitleReader();
  private boolean statusRead;

  TraitsReader(ProcFs fs) {
    this.fs = fs;
  }

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

  /** Whether its stat tells that they have changed since they were read. */
  static boolean hasMoved(KnownProcess process) {
    StatLine lineThen = process.traits() == null ? null : process.traits().stat();
    StatLine lineNow = process.stat();
    if (lineThen == lineNow || lineThen == null) {
      return lineThen == null;
    }
    ProcessStat then = lineThen.values();
    ProcessStat now = lineNow.values();
    return then.parent() != now.parent()
        || then.session() != now.session()
        || then.processGroup() != now.processGroup()
        || then.state().hasExited() != now.state().hasExited()
        || !then.layout().equals(now.layout())
        || !then.name().equals(now.name())
        || lineThen.caughtBits() != lineNow.caughtBits();
  }

  /** Whether a process may have a title by now that it had not when it was last read. */
  boolean isOld(KnownProcess process, Moment moment) {
    long age = moment.monotonicNanos() - process.traits().nanos();
    return age >= OLD_NANOS + process.pid() % STEPS * STEP_NANOS;
  }

  /**
   * Reads them.
   *
   * @param variables the environment variables that are wanted
   * @return with the same values as before where nothing changed
   */
  KnownTraits read(KnownProcess process, Moment moment, Set<String> variables) {
    KnownTraits before = process.traits();
    boolean moved = hasMoved(process);
    Reading<ImageLayout> image = process.values().layout();
    Reading<Map<String, String>> environment =
        before != null
                && before.variables().equals(variables)
                && before.environmentImage().equals(image)
                && KnownTraits.isSettled(before.environment())
            ? before.environment()
            : environment(process, variables);
    byte[] now = moved ? NONE : evidence(process);
    boolean same =
        now.length > 0 && now == before.evidence() && before.environment().equals(environment);
    statusRead = true;
    ProcessTraits values = same ? before.values() : values(process, moved, environment);
    return new KnownTraits(
        values,
        process.stat(),
        moment.monotonicNanos(),
        statusRead ? now : NONE,
        variables,
        environment,
        image);
  }

  /** Once for each program image, if it can be read, while it is no title's. */
  private static Reading<Map<String, String>> environment(
      KnownProcess process, Set<String> variables) {
    return variables.isEmpty()
        ? Reading.notRead()
        : Readings.then(
            process.files().read("environ"), content -> NulSeparated.variables(content, variables));
  }

  /**
   * The lines of its status and the command line from which its traits are made; those of before
   * where they are the same, none where they cannot be read.
   */
  private byte[] evidence(KnownProcess process) {
    int length = Math.max(0, process.files().read("status", status, LIMIT));
    int end = 0;
    for (String line : LINES) {
      end = appendLine(line, length, end);
    }
    int title = titles.read(process);
    if (length == 0 || title < 0) {
      return NONE;
    }
    end = appendTitle(title, end);
    byte[] before = process.traits().evidence();
    return Arrays.equals(before, 0, before.length, evidence, 0, end)
        ? before
        : Arrays.copyOf(evidence, end);
  }

  /** Appends the title that was read, or what tells a long one from another. */
  private int appendTitle(int length, int end) {
    byte[] title = titles.buffer();
    if (length <= SHORT) {
      System.arraycopy(title, 0, evidence, end, length);
      return end + length;
    }
    MessageDigest digest = sha256();
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

  private ProcessTraits values(
      KnownProcess process, boolean moved, Reading<Map<String, String>> environment) {
    return process.stat().kernelThread()
        ? ofKernelThread()
        : ofProgram(process, moved, environment);
  }

  private ProcessTraits ofKernelThread() {
    return new ProcessTraits(
        List.of(),
        new Owner(0, fs.userName(0)),
        Reading.known(SignalSet.of()),
        Reading.notRead(),
        Reading.notRead(),
        Reading.notRead());
  }

  private ProcessTraits ofProgram(
      KnownProcess process, boolean moved, Reading<Map<String, String>> environment) {
    Optional<ProcessTraits> known = Optional.ofNullable(process.traits()).map(KnownTraits::values);
    Reading<StatusFields> fields = process.files().read("status").map(StatusFields::new);
    Optional<ProcessTraits> still = known.filter(unused -> !moved);
    // Its stat tells of the handlers too, up to signal 31.
    Reading<SignalSet> caught =
        fields.isKnown()
            ? Readings.then(fields, StatusParser::caught)
            : Reading.known(new SignalSet(process.stat().caughtBits()));
    statusRead = fields.isKnown();
    ProcessTraits now =
        new ProcessTraits(
            titles.words(
                process,
                TitleReader.isMaster(caught.orElse(SignalSet.of())),
                known.map(ProcessTraits::commandLine).orElse(List.of())),
            owner(fields.map(StatusFields::effectiveUid), known.map(ProcessTraits::owner)),
            owner(fields.map(StatusFields::realUid), known.map(ProcessTraits::realOwner)),
            caught,
            orBefore(
                Readings.then(fields, StatusParser::namespacePids),
                known.map(ProcessTraits::namespacePids)),
            environment,
            still
                .map(ProcessTraits::controlGroup)
                .filter(KnownTraits::isSettled)
                .orElseGet(
                    () -> Readings.then(process.files().read("cgroup"), ControlGroupParser::parse)),
            still
                .map(ProcessTraits::program)
                .filter(KnownTraits::isSettled)
                .orElseGet(() -> process.files().program()));
    return known.filter(now::equals).orElse(now);
  }

  /** What was read, or what was before where it could not be. */
  private static <T> Reading<T> orBefore(Reading<T> now, Optional<Reading<T>> before) {
    return KnownTraits.isSettled(now) ? now : before.orElse(now);
  }

  private Owner owner(Reading<OptionalInt> uid, Optional<Owner> before) {
    if (uid.isKnown() && uid.get().isPresent()) {
      int now = uid.get().getAsInt();
      return before
          .filter(known -> known.uid() == now)
          .orElseGet(() -> new Owner(now, fs.userName(now)));
    }
    return before.orElse(new Owner(NOBODY_KNOWN, "?"));
  }
}

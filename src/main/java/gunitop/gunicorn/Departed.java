package gunitop.gunicorn;

import gunitop.process.ExitStatus;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A master that was seen and is gone.
 *
 * @param master who
 * @param role what it was to its application when it was last seen
 * @param parent the master that had executed it, where there was one
 * @param oldWorkers the workers that the master which executed it had when it appeared
 * @param relatives it and the other masters of its application
 * @param goneNanos when it was first missed, on the clock of {@link Snapshot#monotonicNanos}
 * @param livedSeconds from its start until it was missed
 * @param dismissed whether this program told it to go
 * @param hadClosed whether it had closed its listeners before
 * @param exit how it ended, where the kernel told
 * @param knownNanos when all that will be known of its end was known; 0 before
 */
public record Departed(
    ProcessId master,
    GenerationRole role,
    Optional<ProcessId> parent,
    Set<ProcessId> oldWorkers,
    Set<ProcessId> relatives,
    long goneNanos,
    double livedSeconds,
    boolean dismissed,
    boolean hadClosed,
    Reading<ExitStatus> exit,
    long knownNanos) {

  /**
   * A thread of its own hears how a process ended, which on a busy host runs later than the next
   * snapshot.
   */
  static final double TOLD_SECONDS = 0.4;

  /** One that is missed for the first time. */
  static Departed first(ProcessId master, MasterHistory history, Snapshot now) {
    Departed departed =
        new Departed(
            master,
            history.last().map(Generation::role).orElse(GenerationRole.OLD),
            history.parent(),
            history.oldWorkers(),
            history.relatives(),
            now.monotonicNanos(),
            Math.max(0, now.ageSeconds(master)),
            history.dismissed(),
            history.wasRetiring(),
            Reading.notRead(),
            0);
    return now.exit(master).isKnown() ? departed.learning(now) : departed;
  }

  /**
   * With how it ended; the kernel's word comes with this snapshot or never, and where it has told
   * of others, within {@link #TOLD_SECONDS}.
   */
  Departed learning(Snapshot now) {
    boolean isEarly = (now.monotonicNanos() - goneNanos) / 1e9 < TOLD_SECONDS;
    boolean mayCome = isEarly && !now.exits().isEmpty() && !now.exit(master).isKnown();
    return knownNanos != 0 || mayCome
        ? this
        : new Departed(
            master,
            role,
            parent,
            oldWorkers,
            relatives,
            goneNanos,
            livedSeconds,
            dismissed,
            hadClosed,
            now.exit(master),
            now.monotonicNanos());
  }

  /**
   * Whether it went because somebody told it to: this program did, or it closed its listeners and
   * did not end with an error. A master that gives up by itself closes them too, and ends with code
   * 3 or 4.
   */
  public boolean wasTold() {
    boolean failed =
        exit.orElse(null) instanceof ExitStatus.Exited exited && exited.code() != 0
            || exit.orElse(null) instanceof ExitStatus.Killed;
    return dismissed || hadClosed && !failed;
  }

  /** How it ended, in words that continue "it …". */
  public String end() {
    if (exit.orElse(null) instanceof ExitStatus.Exited exited) {
      String meaning =
          switch (exited.code()) {
            case 3 -> ": a worker failed to boot";
            case 4 -> ": the application failed to load";
            default -> "";
          };
      return "exited with code " + exited.code() + meaning;
    }
    return exit.orElse(null) instanceof ExitStatus.Killed killed
        ? "was killed by signal " + killed.signal()
        : "exited";
  }

  /** The life of a NEW master that failed: "appeared, lived 0.3 s, exited with code 1". */
  public String life() {
    return "NEW master %s appeared, lived %s, %s".formatted(master.pid(), lived(), end());
  }

  /** How long it lived: {@code 0.3 s}, {@code 12 min}, {@code 3 d 4 h}. */
  public String lived() {
    long minutes = (long) (livedSeconds / 60);
    long hours = minutes / 60;
    if (minutes < 2) {
      return String.format(Locale.ROOT, "%.1f s", livedSeconds);
    }
    if (hours < 2) {
      return minutes + " min";
    }
    return hours < 48 ? hours + " h" : hours / 24 + " d " + hours % 24 + " h";
  }
}

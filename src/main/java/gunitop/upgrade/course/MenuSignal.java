package gunitop.upgrade.course;

import gunitop.process.Snapshot;
import gunitop.upgrade.Command;
import java.time.Duration;

/**
 * A command that no step stands for: a signal of the menu, or of a step that is no longer waited
 * for.
 *
 * @param command the signal and its target
 * @param track the application of the target
 * @param nanos when it was sent, on the clock of {@link Snapshot#monotonicNanos}
 */
record MenuSignal(Command command, ApplicationTrack track, long nanos) {
  /** A master that runs has acted on a signal by then: a pipe wakes it ({@code arbiter.py}). */
  private static final Duration EFFECT = Duration.ofMillis(500);

  /** Whether a snapshot of this time need not show yet what it does. */
  boolean isUnseen(long snapshotNanos) {
    return snapshotNanos - nanos < EFFECT.toNanos();
  }

  /** Whether it concerns the same application. */
  boolean concerns(ApplicationTrack other) {
    return track.masters().stream().anyMatch(other.masters()::contains);
  }
}

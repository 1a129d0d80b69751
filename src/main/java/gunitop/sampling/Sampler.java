package gunitop.sampling;

import gunitop.process.Focus;
import gunitop.process.Snapshot;

/** Takes snapshots of the host. Not thread-safe: one thread asks. */
public interface Sampler extends AutoCloseable {

  /**
   * The processes as they are now. A process that vanishes meanwhile is left out; what may not be
   * read stands in the snapshot as {@link gunitop.process.Reading.Denied}.
   */
  Snapshot sample(Focus focus);

  /**
   * A cheap look at the processes that were tracked in the last sample: whether another sample
   * would show an event among them, that is a fork, an exec, a new parent, a stop, the first use of
   * a temporary file, an exit. To be asked many times a second; what it may miss (handlers
   * installed by a program that started long ago, a listener closed, CPU and memory) waits for the
   * next sample. A sampler that plays recordings is never stirred.
   */
  boolean isStirred();

  /**
   * From now on watches the processes that are tracked: each one's exit status stands in the
   * snapshots after it ({@link Snapshot#exits}). To be called once; a sampler that plays recordings
   * watches nobody.
   *
   * @param onExit called at once when one exits, on another thread
   * @param onSign called, where {@link #hearsStarts}, when one may be about to fork or to execute a
   *     program, on another thread: from then on for a short time it is worth asking often whether
   *     the sampler {@link #isStirred}
   */
  void watch(Runnable onExit, Runnable onSign);

  /**
   * Whether, as of the last sample, a sign comes before each fork and exec among the tracked
   * processes that is an event; only where it does not need {@link #isStirred} be asked all the
   * time.
   */
  boolean hearsStarts();

  /** Gives back every file descriptor that is kept open between snapshots. */
  @Override
  void close();
}

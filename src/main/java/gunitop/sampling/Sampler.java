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
   * From now on watches the processes that are tracked: each one's exit status stands in the
   * snapshots after it ({@link Snapshot#exits}). To be called once; a sampler that plays recordings
   * watches nobody.
   *
   * @param onExit called at once when one exits, on another thread
   */
  void watchExits(Runnable onExit);

  /** Gives back every file descriptor that is kept open between snapshots. */
  @Override
  void close();
}

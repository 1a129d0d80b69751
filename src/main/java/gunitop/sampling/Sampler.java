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

  /** Gives back every file descriptor that is kept open between snapshots. */
  @Override
  void close();
}

package gunitop.probe.host;

import java.io.IOException;

/**
 * A connection to a listener. What takes longer than its deadline, by {@link System#nanoTime},
 * throws {@link java.net.SocketTimeoutException}.
 */
interface ProbeConnection extends AutoCloseable {
  /** Nobody has accepted it yet. */
  long WAITS = 0;

  /** The other end cannot be seen, or is gone. */
  long UNSEEN = -1;

  /** The inode of the other end; {@link #WAITS} or {@link #UNSEEN} where there is none. */
  long accepted();

  /** Sends all of it. */
  void send(byte[] bytes, long deadlineNanos) throws IOException;

  /** What comes next, at most so many bytes, into an array from an offset on; -1 at the end. */
  int receive(byte[] into, int offset, long deadlineNanos) throws IOException;

  @Override
  void close();
}

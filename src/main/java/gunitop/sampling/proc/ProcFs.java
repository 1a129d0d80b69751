package gunitop.sampling.proc;

import gunitop.kernel.SocketEntry;
import gunitop.process.ExitStatus;
import gunitop.process.FileReading;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * Where the sampler gets its bytes and facts: this host ({@link LiveProcFs}) or a recording of one
 * ({@code RecordedProcFs}, a test double). Nothing is interpreted here. For one thread at a time.
 */
public interface ProcFs extends AutoCloseable {
  /** Begins a sample: the clocks and the host as they are now. */
  Moment moment();

  /**
   * The clocks once what is tracked has been read, for a sample that began at this moment: no fact
   * is older than it says.
   */
  default Moment readBy(Moment begun) {
    return begun;
  }

  /**
   * For want of what something could not be read since the last moment, an {@link
   * gunitop.kernel.Errno}; 0 where it could.
   */
  int trouble();

  /** Our effective user id. */
  int viewerUid();

  /** The login name of a user, or the number in digits. */
  String userName(int uid);

  /** The size of a memory page in bytes. */
  long pageBytes();

  /** The PIDs that exist; not read where they cannot be listed. */
  Reading<int[]> processes();

  /**
   * Reads {@code /proc/loadavg}; answers with its length, or a number below 1 where it does not
   * tell of the same processes as {@link #processes}.
   */
  int loadAverage(byte[] into);

  /** For how long the answer of {@link #processes} shall serve, in nanoseconds. */
  long listingNanos();

  /** The files of the process that has this PID, if any has. */
  ProcessFiles process(int pid);

  /** Programs, and what lies where. */
  PathSource paths();

  /** The listening sockets in the network namespace of a process that have these inodes. */
  Reading<List<SocketEntry>> listening(int pid, LongPredicate held);

  /**
   * The connected sockets in the network namespace of a process that have these inodes and may be
   * on a listener.
   */
  Reading<List<SocketEntry>> established(
      int pid, Collection<SocketEntry> listeners, LongPredicate held);

  /** Whether the path of a unix listener, as a process that holds it sees it, leads to it. */
  Reading<Boolean> leadsTo(int pid, SocketEntry listener);

  /** What stands at a path; empty where nothing does. */
  Optional<FileReading> file(String path);

  /** How processes ended, where no watch tells: a recording does. */
  default Map<ProcessId, ExitStatus> exits() {
    return Map.of();
  }

  /** Whether events of these processes can be heard of: those of a recording are over. */
  boolean isLive();

  @Override
  void close();
}

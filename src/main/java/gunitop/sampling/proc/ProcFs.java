package gunitop.sampling.proc;

import gunitop.kernel.FileStatus;
import gunitop.kernel.SocketEntry;
import gunitop.process.ExitStatus;
import gunitop.process.FileReading;
import gunitop.process.ProcessId;
import gunitop.process.ProgramFile;
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
  /** Room for what {@link #children(int, byte[])} gives of some thousand children. */
  int CHILDREN_BYTES = 32 * 1024;

  /** Begins a sample: the clocks and the host as they are now. */
  Moment moment();

  /**
   * The clocks once what is tracked has been read, for a sample that began at this moment: no fact
   * is older than it says.
   */
  default Moment readBy(Moment begun) {
    return begun;
  }

  /** Whether something could not be read since the last moment for want of descriptors. */
  boolean isStarved();

  /** Our effective user id. */
  int viewerUid();

  /** The login name of a user, or the number in digits. */
  String userName(int uid);

  /** The size of a memory page in bytes. */
  long pageBytes();

  /** The PIDs that exist. */
  int[] processes();

  /**
   * Reads {@code /proc/loadavg}; answers with its length, or a number below 1 where it does not
   * tell of the same processes as {@link #processes}.
   */
  int loadAverage(byte[] into);

  /** For how long the answer of {@link #processes} shall serve, in nanoseconds. */
  long listingNanos();

  /** The PIDs of the children that one thread of a process has; not read where there is no list. */
  Reading<int[]> children(int pid, int thread);

  /**
   * The same list of a process's first thread as it is printed, as much of it as {@code into} can
   * hold; answers with its length, 0 where there are no children, or a negative number where there
   * is no list.
   */
  int children(int pid, byte[] into);

  /**
   * When the inode of an open file was last changed, in nanoseconds since the epoch; 0 or less
   * where that may not be read, or the file is open no more.
   */
  long changedNanos(int pid, int number);

  /** The threads of a process. */
  Reading<int[]> threads(int pid);

  /**
   * Reads {@code /proc/PID/stat}; answers with its length, or a number below 1 where it is gone.
   *
   * @param again whether it will be read again and again
   */
  int stat(int pid, byte[] into, boolean again);

  /**
   * Reads {@code /proc/PID/schedstat}, which differs as soon as the process's first thread has run
   * since; answers with its length, or a number below 1 where there is none.
   */
  int schedule(int pid, byte[] into);

  /** Gives back what is kept open for a process that is gone. */
  void forget(int pid);

  /** A file of a process by its name in {@code /proc/PID}, at most 64 KB of it. */
  Reading<byte[]> read(int pid, String name);

  /** The same in {@code into}; answers with its length, or a number below 0. Makes no garbage. */
  default int read(int pid, String name, byte[] into) {
    return read(pid, name, into, into.length);
  }

  /** The same, at most so many bytes. */
  int read(int pid, String name, byte[] into, int most);

  /**
   * The open files of a process: what the links in {@code /proc/PID/fd} say, by number; the same
   * value as long as they say the same.
   *
   * @param sure ascending numbers of those that lead where they did, and need not be read again
   * @param most so many are read, from the lowest number on
   */
  Reading<OpenLinks> links(int pid, int[] sure, int most);

  /** The status of an open file, or of its link, whose bits tell how it was opened. */
  Reading<FileStatus> descriptor(int pid, int number, boolean follow);

  /**
   * The status of an open file that was looked at before; that value itself where it holds still,
   * {@code null} where the file is open no more or may not be looked at.
   */
  FileStatus descriptor(int pid, int number, FileStatus before);

  /** What a process executes. */
  Reading<ProgramFile> program(int pid);

  /** Programs, and what lies where. */
  PathSource paths();

  /** Where the relative paths of a process begin. */
  Reading<String> workingDirectory(int pid);

  /** A name for the network namespace of a process, the same for all that share it. */
  Reading<String> networkNamespace(int pid);

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

package gunitop.sampling.proc;

import gunitop.kernel.FileStatus;
import gunitop.process.ProgramFile;
import gunitop.process.Reading;

/**
 * The files of one process in {@code /proc/PID}. Nothing is interpreted here. Some files are kept
 * open between two reads: they never show a successor that has the same PID. For one thread at a
 * time.
 *
 * <p>Methods that answer with an {@code int} give the number of bytes read, or a negated {@link
 * gunitop.kernel.Errno}: {@link gunitop.kernel.Errno#isGone} tells whether the process is.
 */
public interface ProcessFiles extends AutoCloseable {
  /** Room for what {@link #children(byte[])} gives of some thousand children. */
  int CHILDREN_BYTES = 32 * 1024;

  /** What {@link #runs} answers where that is not known. */
  long UNKNOWN = -1;

  /**
   * Reads {@code stat}.
   *
   * @param keep whether it will be read again soon, so that it is worth being kept open
   */
  int stat(byte[] into, boolean keep);

  /**
   * A number that grows whenever the first thread has run: its time on the CPU in nanoseconds and
   * how often it was there, added up ({@code schedstat}, {@code proc_pid_schedstat(5)}). Other
   * threads do not count. {@link #UNKNOWN} where the kernel does not tell.
   */
  long runs();

  /**
   * The PIDs of the first thread's children as {@code children} prints them, as many as {@code
   * into} can hold; 0 where it has none.
   */
  int children(byte[] into);

  /** The PIDs of one thread's children; not read where there is no list. */
  Reading<int[]> children(int thread);

  /** The threads; not more than some hundred. */
  Reading<int[]> threads();

  /** A file by its name, at most 64 KB of it. */
  Reading<byte[]> read(String name);

  /** The same, at most so many bytes, without garbage. */
  int read(String name, byte[] into, int most);

  /**
   * What the links in {@code fd} say, by number; the same value as long as they say the same.
   *
   * @param sure ascending numbers of those that lead where they did, and need not be read again
   * @param most so many are read, from the lowest number on
   */
  Reading<OpenLinks> links(int[] sure, int most);

  /** The status of an open file, or of its link, whose bits tell how it was opened. */
  Reading<FileStatus> descriptor(int number, boolean follow);

  /**
   * The status of an open file that was looked at before; that value itself where it holds still,
   * {@code null} where the file is open no more or may not be looked at.
   */
  FileStatus descriptor(int number, FileStatus before);

  /**
   * When the inode of an open file was last changed, in nanoseconds since the epoch; 0 or less
   * where that may not be read, or the file is open no more.
   */
  long changedNanos(int number);

  /** What it executes. */
  Reading<ProgramFile> program();

  /** Where its relative paths begin. */
  Reading<String> workingDirectory();

  /** A name for its network namespace, the same for all that share it. */
  Reading<String> networkNamespace();

  /** Gives back what is kept open; what is read after that is opened anew. */
  @Override
  void close();
}

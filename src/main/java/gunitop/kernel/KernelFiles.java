package gunitop.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads files and directories without garbage for what is read often. Holds native buffers, so it
 * is for one thread at a time; they are freed when it is collected, never while a call may use
 * them.
 *
 * <p>Methods that answer with an {@code int} give a negated {@link Errno} where they fail.
 */
public final class KernelFiles {
  /** The current directory, as the directory of a path ({@code AT_FDCWD}). */
  public static final int HERE = -100;

  private static final int CHUNK = 64 * 1024;
  static final int O_RDONLY_NONBLOCK_CLOEXEC = 04000 | 02000000;
  private static final int AT_SYMLINK_NOFOLLOW = 0x100;
  private static final int AT_EMPTY_PATH = 0x1000;

  private final NativePath path = new NativePath();
  private int trouble;
  private final Memory chunk = new Memory(CHUNK);
  private final ByteBuffer chunkBytes = chunk.getByteBuffer(0, CHUNK);
  private final StatxCall statx = new StatxCall();
  private final NumericEntries entries = new NumericEntries(chunk, CHUNK);

  /** Opens a file for reading, never waiting for a writer; the caller closes it. */
  public int open(int directory, String name) {
    if (!path.set(name)) {
      return -Errno.ENAMETOOLONG;
    }
    int fd =
        LibC.checked(LibC.calls().openat(directory, path.address(), O_RDONLY_NONBLOCK_CLOEXEC));
    Reference.reachabilityFence(this);
    return counted(fd);
  }

  private int counted(int result) {
    if (result < 0 && Errno.isTrouble(-result)) {
      trouble = -result;
    }
    return result;
  }

  /**
   * The last {@link Errno#isTrouble} for which something could not be read since this was
   * forgotten; 0 where there was none.
   */
  public int trouble() {
    return trouble;
  }

  /** Forgets it. */
  public void forgetTrouble() {
    trouble = 0;
  }

  /**
   * Opens a file of one of many processes for reading: {@code *} in the path stands for its PID,
   * each time. Makes no garbage.
   */
  public int open(String pattern, int pid) {
    path.set(pattern, pid, 0);
    int fd = LibC.checked(LibC.calls().openat(HERE, path.address(), O_RDONLY_NONBLOCK_CLOEXEC));
    Reference.reachabilityFence(this);
    return counted(fd);
  }

  /** Reads from the start of an open file, once, as much as there is and {@code into} can hold. */
  public int read(int fd, byte[] into) {
    return read(fd, into, 0);
  }

  /** The same, at most so many bytes. */
  public int readUpTo(int fd, byte[] into, int most) {
    return read(fd, into, 0, Math.min(most, into.length));
  }

  /** The same from {@code offset} on, to the same place in {@code into}. */
  public int read(int fd, byte[] into, int offset) {
    return read(fd, into, offset, into.length - offset);
  }

  private int read(int fd, byte[] into, int offset, int most) {
    int size = Math.min(most, CHUNK);
    int length = counted((int) LibC.checked(LibC.calls().pread(fd, address(chunk), size, offset)));
    if (length > 0) {
      chunkBytes.get(0, into, offset, length);
    }
    return length;
  }

  /** Closes a file descriptor that {@link #open} gave; another number is left alone. */
  public void close(int fd) {
    if (fd >= 0) {
      LibC.calls().close(fd);
    }
  }

  /** A whole file, of which nothing past {@code limit} bytes is read. */
  public Answer<byte[]> load(String name, int limit) {
    return load(name, 0, limit);
  }

  /** At most so many bytes of a file from an offset on; fewer only at its end. */
  public Answer<byte[]> load(String name, long offset, int limit) {
    int fd = open(HERE, name);
    if (fd < 0) {
      return Answer.failed(-fd);
    }
    try {
      Answer<byte[]> content = FileCalls.read(fd, offset, limit, chunk);
      counted(-content.error());
      return content;
    } finally {
      close(fd);
    }
  }

  /** Where a symbolic link points; bytes that are no UTF-8 become U+FFFD. */
  public Answer<String> readLink(String name) {
    if (!path.set(name)) {
      return Answer.failed(Errno.ENAMETOOLONG);
    }
    int length =
        (int)
            LibC.checked(
                LibC.calls().readlinkat(HERE, path.address(), address(chunk), NativePath.PATH_MAX));
    Reference.reachabilityFence(this);
    if (counted(length) < 0) {
      return Answer.failed(-length);
    }
    return Answer.of(new String(chunk.getByteArray(0, length), StandardCharsets.UTF_8));
  }

  /**
   * Where a link of one of many processes points, as raw bytes in {@code into}; answers with their
   * number. {@code *} in the path stands for its PID, {@code #} for the number. Makes no garbage.
   */
  public int readLink(String pattern, int pid, int number, byte[] into) {
    path.set(pattern, pid, number);
    int size = Math.min(into.length, NativePath.PATH_MAX);
    int length =
        (int) LibC.checked(LibC.calls().readlinkat(HERE, path.address(), address(chunk), size));
    Reference.reachabilityFence(this);
    if (length > 0) {
      chunkBytes.get(0, into, 0, length);
    }
    return counted(length);
  }

  /** The status of a file, or of the symbolic link itself where {@code follow} is false. */
  public Answer<FileStatus> status(String name, boolean follow) {
    return status(HERE, name, follow ? 0 : AT_SYMLINK_NOFOLLOW);
  }

  /** The status of what a link of one of many processes leads to, as {@link #readLink} names it. */
  public Answer<FileStatus> status(String pattern, int pid, int number) {
    path.set(pattern, pid, number);
    int result = statx.ask(HERE, path, 0);
    return result < 0 ? Answer.failed(-result) : Answer.of(FileStatus.of(statx.bytes()));
  }

  /**
   * The same; {@code before} itself, without garbage, where it holds still, and {@code null} where
   * it cannot be read.
   */
  public FileStatus status(String pattern, int pid, int number, FileStatus before) {
    path.set(pattern, pid, number);
    if (statx.ask(HERE, path, 0) < 0) {
      return null;
    }
    return before.isStill(statx.bytes()) ? before : FileStatus.of(statx.bytes());
  }

  /**
   * When the inode of that was last changed, in nanoseconds since the epoch; a negated {@link
   * Errno} where that cannot be read.
   */
  public long changedNanos(String pattern, int pid, int number) {
    path.set(pattern, pid, number);
    int result = statx.ask(HERE, path, 0);
    return result < 0 ? result : FileStatus.changedNanos(statx.bytes());
  }

  private Answer<FileStatus> status(int directory, String name, int flags) {
    int result = ask(directory, name, flags);
    return result < 0 ? Answer.failed(-result) : Answer.of(FileStatus.of(statx.bytes()));
  }

  private int ask(int directory, String name, int flags) {
    return path.set(name) ? statx.ask(directory, path, flags) : -Errno.ENAMETOOLONG;
  }

  /** The names in a directory that are numbers ({@code /proc}, {@code /proc/PID/fd}). */
  public Answer<int[]> numbersIn(String name) {
    return numbersIn(name, Integer.MAX_VALUE);
  }

  /** The same, as far as {@code most} of them: the kernel is not asked for more. */
  public Answer<int[]> numbersIn(String name, int most) {
    int fd = open(HERE, name);
    if (fd < 0) {
      return Answer.failed(-fd);
    }
    try {
      Answer<int[]> numbers = entries.of(fd, most);
      counted(-numbers.error());
      return numbers;
    } finally {
      close(fd);
    }
  }

  private static long address(Memory memory) {
    return Pointer.nativeValue(memory);
  }
}

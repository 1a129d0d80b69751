package gunitop.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * System calls on files by their directory's descriptor, one at a time and each as it is; for what
 * is called rarely ({@link KernelFiles} is for what is read often).
 *
 * <p>Methods that answer with an {@code int} give a negated {@link Errno} where they fail.
 */
public final class FileCalls {
  private static final boolean X86_64 = "amd64".equals(System.getProperty("os.arch"));

  /** {@code arch/arm64/include/uapi/asm/fcntl.h} has numbers of its own for these two. */
  private static final int O_DIRECTORY = X86_64 ? 0200000 : 040000;

  private static final int O_NOFOLLOW = X86_64 ? 0400000 : 0100000;

  private static final int O_WRONLY = 01;
  private static final int O_RDWR = 02;
  private static final int O_CREAT = 0100;
  private static final int O_EXCL = 0200;
  private static final int O_NOCTTY = 0400;
  private static final int O_APPEND = 02000;
  private static final int O_NONBLOCK = 04000;
  private static final int O_CLOEXEC = 02000000;
  private static final int O_PATH = 010000000;
  private static final int AT_SYMLINK_NOFOLLOW = 0x100;
  private static final int AT_NO_AUTOMOUNT = 0x800;
  private static final int AT_REMOVEDIR = 0x200;
  private static final int AT_EACCESS = 0x200;
  private static final int W_OK = 2;
  private static final int X_OK = 1;
  private static final int AT_EMPTY_PATH = 0x1000;
  private static final int AT_STATX_DONT_SYNC = 0x4000;
  private static final int STATX_BASIC_STATS = 0x7ff;
  private static final int STATX_SIZE = 256;
  private static final int MFD_CLOEXEC = 1;
  private static final int CHUNK = 64 * 1024;

  private FileCalls() {}

  /** A descriptor that names an entry, a link itself too, without opening it ({@code O_PATH}). */
  public static int name(int directory, String entry) {
    return open(directory, entry, O_PATH | O_NOFOLLOW, 0);
  }

  /** The same for a directory alone: what is to be mounted there on demand is mounted for it. */
  public static int nameDirectory(int directory, String entry) {
    return open(directory, entry, O_PATH | O_NOFOLLOW | O_DIRECTORY, 0);
  }

  /** The root directory of a process, as it sees it ({@code /proc/PID/root}). */
  public static int nameRootOf(int pid) {
    return open(KernelFiles.HERE, "/proc/" + pid + "/root", O_PATH | O_DIRECTORY, 0);
  }

  /**
   * Opens what a descriptor names for reading, through {@code /proc/self/fd}: that very file, not
   * what its name leads to now. Never waits for a writer, never takes a terminal.
   */
  public static int openNamed(int fd) {
    return open(KernelFiles.HERE, "/proc/self/fd/" + fd, O_NONBLOCK | O_NOCTTY, 0);
  }

  /** Makes a file that was not there and opens it for writing. */
  public static int create(int directory, String entry, int mode) {
    return open(directory, entry, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
  }

  /**
   * Opens a file for reading, and so that whatever is written goes behind what it holds; makes it
   * where it is not there.
   */
  public static int openToAppend(int directory, String entry, int mode) {
    int flags = O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
    return open(directory, entry, flags, mode);
  }

  private static int open(int directory, String entry, int flags, int mode) {
    try (Memory path = path(entry)) {
      return path == null
          ? -Errno.ENAMETOOLONG
          : LibC.checked(
              LibC.calls().openat(directory, Pointer.nativeValue(path), flags | O_CLOEXEC, mode));
    }
  }

  /**
   * What an open file is.
   *
   * @param asKnown whether to be content with what the kernel remembers, where it would have to ask
   *     a server for it
   */
  public static Answer<FileStatus> status(int fd, boolean asKnown) {
    try (Memory statx = new Memory(STATX_SIZE);
        Memory path = path("")) {
      int flags = AT_EMPTY_PATH | (asKnown ? AT_STATX_DONT_SYNC : 0);
      return status(statx, fd, path, flags);
    }
  }

  /**
   * What an entry of a directory is, a link itself too, without opening it and content with what
   * the kernel remembers: no server is asked.
   */
  public static Answer<FileStatus> statusOf(int directory, String entry) {
    try (Memory statx = new Memory(STATX_SIZE);
        Memory path = path(entry)) {
      if (path == null) {
        return Answer.failed(Errno.ENAMETOOLONG);
      }
      int flags = AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT | AT_STATX_DONT_SYNC;
      return status(statx, directory, path, flags);
    }
  }

  private static Answer<FileStatus> status(Memory statx, int directory, Memory path, int flags) {
    long result =
        LibC.checked(
            LibC.calls()
                .syscall(
                    SystemCall.STATX,
                    directory,
                    Pointer.nativeValue(path),
                    flags,
                    STATX_BASIC_STATS,
                    Pointer.nativeValue(statx)));
    return result < 0
        ? Answer.failed((int) -result)
        : Answer.of(
            FileStatus.of(statx.getByteBuffer(0, STATX_SIZE).order(ByteOrder.nativeOrder())));
  }

  /** Where the symbolic link leads that a descriptor names. */
  public static Answer<String> link(int fd) {
    try (Memory target = new Memory(NativePath.PATH_MAX);
        Memory path = path("")) {
      int length =
          (int)
              LibC.checked(
                  LibC.calls()
                      .readlinkat(
                          fd,
                          Pointer.nativeValue(path),
                          Pointer.nativeValue(target),
                          NativePath.PATH_MAX));
      return length < 0
          ? Answer.failed(-length)
          : Answer.of(new String(target.getByteArray(0, length), StandardCharsets.UTF_8));
    }
  }

  /** At most so many bytes of an open file from an offset on; fewer only at its end. */
  public static Answer<byte[]> read(int fd, long offset, int limit) {
    try (Memory chunk = new Memory(CHUNK)) {
      return read(fd, offset, limit, chunk);
    }
  }

  /**
   * A whole file, of which nothing past {@code limit} bytes is read. Unlike {@link KernelFiles}, it
   * keeps no memory for the next one: what is reclaimed with an object may stay for hours.
   */
  public static Answer<byte[]> load(String name, int limit) {
    int fd = openToRead(name);
    if (fd < 0) {
      return Answer.failed(-fd);
    }
    try {
      return read(fd, 0, limit);
    } finally {
      close(fd);
    }
  }

  private static int openToRead(String name) {
    try (Memory path = path(name)) {
      return path == null
          ? -Errno.ENAMETOOLONG
          : LibC.checked(
              LibC.calls()
                  .openat(
                      KernelFiles.HERE,
                      Pointer.nativeValue(path),
                      KernelFiles.O_RDONLY_NONBLOCK_CLOEXEC));
    }
  }

  /** The same, chunk by chunk through memory that the caller keeps. */
  static Answer<byte[]> read(int fd, long offset, int limit, Memory chunk) {
    byte[] content = new byte[0];
    while (content.length < limit) {
      int size = (int) Math.min(chunk.size(), limit - content.length);
      long start = offset + content.length;
      int length =
          (int) LibC.checked(LibC.calls().pread(fd, Pointer.nativeValue(chunk), size, start));
      if (length < 0) {
        return Answer.failed(-length);
      }
      if (length == 0) {
        break;
      }
      int end = content.length;
      content = Arrays.copyOf(content, end + length);
      chunk.read(0, content, end, length);
    }
    return Answer.of(content);
  }

  /** Writes all of it, and lets the disk have it; answers 0, or what stood in the way. */
  public static int write(int fd, byte[] content) {
    int written = put(fd, content);
    return written < 0 ? written : sync(fd);
  }

  /** Lets the disk have what was written; answers 0, or what stood in the way. */
  public static int sync(int fd) {
    int synced = LibC.checked(LibC.calls().fsync(fd));
    return synced == -Errno.EINVAL ? 0 : synced;
  }

  /** Writes all of it; answers 0, or what stood in the way: a part may have been written then. */
  public static int put(int fd, byte[] content) {
    try (Memory chunk = new Memory(Math.max(1, content.length))) {
      chunk.write(0, content, 0, content.length);
      int written = 0;
      while (written < content.length) {
        int length =
            (int)
                LibC.checked(
                    LibC.calls()
                        .write(fd, Pointer.nativeValue(chunk) + written, content.length - written));
        if (length < 0 && length != -Errno.EINTR) {
          return length;
        }
        written += Math.max(0, length);
      }
    }
    return 0;
  }

  /** Gives an open file these permissions, whatever the umask. */
  public static int setMode(int fd, int mode) {
    return LibC.checked(LibC.calls().fchmod(fd, mode));
  }

  /** Makes a directory. */
  public static int makeDirectory(int directory, String entry, int mode) {
    try (Memory path = path(entry)) {
      return path == null
          ? -Errno.ENAMETOOLONG
          : LibC.checked(LibC.calls().mkdirat(directory, Pointer.nativeValue(path), mode));
    }
  }

  /** Gives an entry of a directory another name there, in the place of what has that name. */
  public static int rename(int directory, String entry, String name) {
    try (Memory from = path(entry);
        Memory to = path(name)) {
      return from == null || to == null
          ? -Errno.ENAMETOOLONG
          : LibC.checked(
              LibC.calls()
                  .renameat(
                      directory, Pointer.nativeValue(from), directory, Pointer.nativeValue(to)));
    }
  }

  /** Removes a file's name, or an empty directory. */
  public static int remove(int directory, String entry, boolean isDirectory) {
    try (Memory path = path(entry)) {
      return path == null
          ? -Errno.ENAMETOOLONG
          : LibC.checked(
              LibC.calls()
                  .unlinkat(directory, Pointer.nativeValue(path), isDirectory ? AT_REMOVEDIR : 0));
    }
  }

  /** A file of ours in memory that has no name; it is gone once it is closed. */
  public static int memory(String label) {
    try (Memory path = path(label)) {
      return path == null
          ? -Errno.ENAMETOOLONG
          : (int)
              LibC.checked(
                  LibC.calls()
                      .syscall(
                          SystemCall.MEMFD_CREATE,
                          Pointer.nativeValue(path),
                          MFD_CLOEXEC,
                          0,
                          0,
                          0));
    }
  }

  /** What is free on the filesystem of an entry that a descriptor names. */
  public static Answer<DiskSpace> space(int fd) {
    try (Memory answer = new Memory(DiskSpace.SIZE)) {
      int result = LibC.checked(LibC.calls().fstatfs(fd, Pointer.nativeValue(answer)));
      return result < 0
          ? Answer.failed(-result)
          : Answer.of(
              DiskSpace.of(answer.getByteBuffer(0, DiskSpace.SIZE).order(ByteOrder.nativeOrder())));
    }
  }

  /** Whether we, by our effective user, may make files in the directory that a descriptor names. */
  public static Answer<Boolean> mayMakeFilesIn(int fd) {
    try (Memory path = path("/proc/self/fd/" + fd)) {
      int result =
          LibC.checked(
              LibC.calls()
                  .faccessat(KernelFiles.HERE, Pointer.nativeValue(path), W_OK | X_OK, AT_EACCESS));
      if (result == -Errno.EACCES || result == -Errno.EROFS) {
        return Answer.of(false);
      }
      return result < 0 ? Answer.failed(-result) : Answer.of(true);
    }
  }

  /**
   * Whether an access control list ({@code acl(5)}) says more of what a descriptor names than its
   * mode does; true where that cannot be asked.
   */
  public static boolean mayHaveAccessList(int fd) {
    try (Memory path = path("/proc/self/fd/" + fd);
        Memory name = path("system.posix_acl_access")) {
      long result =
          LibC.checked(
              LibC.calls().getxattr(Pointer.nativeValue(path), Pointer.nativeValue(name), 0, 0));
      return result != -Errno.ENODATA && result != -Errno.EOPNOTSUPP;
    }
  }

  /** Closes a descriptor; a negative number is left alone. */
  public static void close(int fd) {
    if (fd >= 0) {
      LibC.calls().close(fd);
    }
  }

  /** Null where no file can have such a name. */
  private static Memory path(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length >= NativePath.PATH_MAX || name.indexOf('\0') >= 0) {
      return null;
    }
    Memory path = new Memory(bytes.length + 1L);
    path.write(0, bytes, 0, bytes.length);
    path.setByte(bytes.length, (byte) 0);
    return path;
  }
}

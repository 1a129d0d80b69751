package gunitop.kernel;

/**
 * A file that is open for reading, to be locked whole by {@code flock(2)}. The lock belongs to the
 * open file: it ends with {@link #close}, and with the process however that ends.
 */
public final class LockedFile implements AutoCloseable {
  private static final int LOCK_EX = 2;
  private static final int LOCK_NB = 4;
  private static final int LOCK_UN = 8;

  private final int fd;
  private final FileStatus status;

  private LockedFile(int fd, FileStatus status) {
    this.fd = fd;
    this.status = status;
  }

  /** Opens it; not locked yet. */
  public static Answer<LockedFile> open(KernelFiles files, String path) {
    int fd = files.open(KernelFiles.HERE, path);
    if (fd < 0) {
      return Answer.failed(-fd);
    }
    Answer<FileStatus> status = FileCalls.status(fd, false);
    if (!status.isPresent()) {
      LibC.calls().close(fd);
      return Answer.failed(status.error());
    }
    return Answer.of(new LockedFile(fd, status.get()));
  }

  /**
   * Locks it for us alone, at once or not at all.
   *
   * @return 0 or an {@link Errno}: {@code EAGAIN} where another has locked it
   */
  public int tryLock() {
    return -LibC.checked(LibC.calls().flock(fd, LOCK_EX | LOCK_NB));
  }

  /** What it is: by device and inode {@code /proc/locks} names who has locked it. */
  public FileStatus status() {
    return status;
  }

  /** Unlocks it, for a child too that has not executed its program yet. */
  @Override
  public void close() {
    LibC.calls().flock(fd, LOCK_UN);
    LibC.calls().close(fd);
  }
}

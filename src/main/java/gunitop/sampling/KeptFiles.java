package gunitop.sampling;

import gunitop.kernel.Errno;
import gunitop.kernel.KernelFiles;
import java.util.List;

/**
 * One file of {@code /proc/PID} for many processes, kept open: a read costs half of opening it
 * again, and answers ESRCH once the process is gone, never with its successor.
 */
final class KeptFiles implements AutoCloseable {
  /** So many are kept open; more processes than these are opened anew at each read. */
  private static final int KEPT = 20_000;

  private final KernelFiles files;
  private final String path;
  private final int shortest;
  private final PidTable<Kept> open = new PidTable<>();
  private int allowed = KEPT;

  private record Kept(int pid, int fd) {}

  /**
   * Files by the PID.
   *
   * @param path where the file of a PID lies; {@code *} stands for the PID
   * @param shortest the length below which what is read tells that the process is gone
   */
  KeptFiles(KernelFiles files, String path, int shortest) {
    this.files = files;
    this.path = path;
    this.shortest = shortest;
  }

  /** Answers with the length read, or a negated {@link Errno} where the process is gone. */
  int read(int pid, byte[] into) {
    int length = readKept(pid, into);
    return length >= shortest ? length : openAndRead(pid, into);
  }

  /** The same; answers below 1 for once where the process is gone and another may have its PID. */
  int readSame(int pid, byte[] into) {
    return open.contains(pid) ? readKept(pid, into) : openAndRead(pid, into);
  }

  private int readKept(int pid, byte[] into) {
    Kept kept = open.get(pid);
    int length = kept == null ? -Errno.ESRCH : files.read(kept.fd, into);
    if (kept != null && length < shortest) {
      forget(pid);
    }
    return length;
  }

  /** The same as {@link #read} without keeping more open for it than already is. */
  int readOnce(int pid, byte[] into) {
    int length = readKept(pid, into);
    if (length >= shortest) {
      return length;
    }
    int fd = files.open(path, pid);
    if (fd < 0) {
      return fd;
    }
    length = files.read(fd, into);
    files.close(fd);
    return length;
  }

  private int openAndRead(int pid, byte[] into) {
    int fd = files.open(path, pid);
    if (fd == -Errno.EMFILE && open.size() > 0) {
      makeRoom();
      fd = files.open(path, pid);
    }
    if (fd < 0) {
      return fd;
    }
    int length = files.read(fd, into);
    if (length >= shortest && open.size() < allowed) {
      open.put(pid, new Kept(pid, fd));
    } else {
      files.close(fd);
    }
    return length;
  }

  /** The limit of open files is lower than ours: half of it is left to everything else. */
  private void makeRoom() {
    allowed = open.size() / 2;
    for (Kept kept : List.copyOf(open.values()).subList(allowed, open.size())) {
      forget(kept.pid);
    }
  }

  void forget(int pid) {
    Kept kept = open.remove(pid);
    if (kept != null) {
      files.close(kept.fd);
    }
  }

  @Override
  public void close() {
    open.values().forEach(kept -> files.close(kept.fd));
    open.clear();
  }
}

package gunitop.sampling;

import gunitop.kernel.Errno;
import gunitop.kernel.KernelFiles;
import java.util.List;
import java.util.function.IntFunction;

/**
 * One file of {@code /proc/PID} for many processes, kept open: a read costs half of opening it
 * again, and answers ESRCH once the process is gone, never with its successor.
 */
final class KeptFiles implements AutoCloseable {
  /** So many are kept open; more processes than these are opened anew at each read. */
  private static final int KEPT = 20_000;

  private final KernelFiles files;
  private final IntFunction<String> path;
  private final int shortest;
  private final PidTable<Kept> open = new PidTable<>();
  private int allowed = KEPT;

  private record Kept(int pid, int fd) {}

  /**
   * Files by the PID.
   *
   * @param path where the file of a PID lies
   * @param shortest the length below which what is read tells that the process is gone
   */
  KeptFiles(KernelFiles files, IntFunction<String> path, int shortest) {
    this.files = files;
    this.path = path;
    this.shortest = shortest;
  }

  /** Answers with the length read, or a negated {@link Errno} where the process is gone. */
  int read(int pid, byte[] into) {
    Kept kept = open.get(pid);
    if (kept != null) {
      int length = files.read(kept.fd, into);
      if (length >= shortest) {
        return length;
      }
      forget(pid);
    }
    return openAndRead(pid, into);
  }

  /** The same without keeping anything open for it. */
  int readOnce(int pid, byte[] into) {
    int fd = files.open(KernelFiles.HERE, path.apply(pid));
    if (fd < 0) {
      return fd;
    }
    int length = files.read(fd, into);
    files.close(fd);
    return length;
  }

  private int openAndRead(int pid, byte[] into) {
    int fd = files.open(KernelFiles.HERE, path.apply(pid));
    if (fd == -Errno.EMFILE && open.size() > 0) {
      makeRoom();
      fd = files.open(KernelFiles.HERE, path.apply(pid));
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

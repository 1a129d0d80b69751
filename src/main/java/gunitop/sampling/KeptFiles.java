package gunitop.sampling;

import gunitop.kernel.Errno;
import gunitop.kernel.KernelFiles;
import java.util.HashMap;
import java.util.Map;

/**
 * One file of {@code /proc/PID} for many processes, kept open: a read costs half of opening it
 * again, and answers ESRCH once the process is gone, never with its successor.
 */
final class KeptFiles implements AutoCloseable {
  /** So many are kept open; more processes than these are opened anew at each read. */
  private static final int KEPT = 20_000;

  private final KernelFiles files;
  private final String name;
  private final Map<Integer, Integer> open = new HashMap<>();
  private int allowed = KEPT;

  KeptFiles(KernelFiles files, String name) {
    this.files = files;
    this.name = name;
  }

  /** Answers with the length read, or a negated {@link Errno} where the process is gone. */
  int read(int pid, byte[] into) {
    Integer kept = open.get(pid);
    if (kept != null) {
      int length = files.read(kept, into);
      if (length > 0) {
        return length;
      }
      forget(pid);
    }
    return openAndRead(pid, into);
  }

  /** The same without keeping anything open for it. */
  int readOnce(int pid, byte[] into) {
    int fd = files.open(KernelFiles.HERE, path(pid));
    if (fd < 0) {
      return fd;
    }
    int length = files.read(fd, into);
    files.close(fd);
    return length;
  }

  private String path(int pid) {
    return "/proc/" + pid + "/" + name;
  }

  private int openAndRead(int pid, byte[] into) {
    int fd = files.open(KernelFiles.HERE, path(pid));
    if (fd == -Errno.EMFILE && !open.isEmpty()) {
      makeRoom();
      fd = files.open(KernelFiles.HERE, path(pid));
    }
    if (fd < 0) {
      return fd;
    }
    int length = files.read(fd, into);
    if (length > 0 && open.size() < allowed) {
      open.put(pid, fd);
    } else {
      files.close(fd);
    }
    return length;
  }

  /** The limit of open files is lower than ours: half of it is left to everything else. */
  private void makeRoom() {
    allowed = open.size() / 2;
    for (Integer pid : open.keySet().stream().skip(allowed).toList()) {
      forget(pid);
    }
  }

  void forget(int pid) {
    Integer fd = open.remove(pid);
    if (fd != null) {
      files.close(fd);
    }
  }

  @Override
  public void close() {
    open.values().forEach(files::close);
    open.clear();
  }
}

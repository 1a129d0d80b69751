package gunitop.sampling.proc;

import gunitop.kernel.Answer;
import gunitop.kernel.Errno;
import gunitop.kernel.FileStatus;
import gunitop.kernel.KernelFiles;
import gunitop.kernel.Self;

/**
 * {@code /proc/loadavg}, kept open: the kernel's own file, where {@code /proc} is of our PID
 * namespace; lxcfs mounts one of its own over it.
 */
final class LoadAverage implements AutoCloseable {
  private final KernelFiles files;
  private int fd;

  LoadAverage(KernelFiles files) {
    this.files = files;
    this.fd = open(files);
  }

  private static int open(KernelFiles files) {
    String ours = Integer.toString(Self.pid());
    Answer<String> self = files.readLink("/proc/self");
    Answer<FileStatus> all = files.status("/proc", true);
    Answer<FileStatus> one = files.status("/proc/loadavg", true);
    boolean same =
        self.isPresent()
            && self.get().equals(ours)
            && all.isPresent()
            && one.isPresent()
            && all.get().device() == one.get().device();
    return same ? files.open(KernelFiles.HERE, "/proc/loadavg") : -Errno.EINVAL;
  }

  /**
   * Answers with its length, or a negated {@link Errno} where it does not tell of our processes.
   */
  int read(byte[] into) {
    return fd < 0 ? fd : files.read(fd, into);
  }

  @Override
  public void close() {
    files.close(fd);
    fd = -Errno.EINVAL;
  }
}

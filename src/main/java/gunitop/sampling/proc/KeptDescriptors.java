package gunitop.sampling.proc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import gunitop.kernel.Answer;
import gunitop.kernel.KernelFiles;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many files of processes may be kept open: some descriptors are left to everything else. */
final class KeptDescriptors {
  private static final int OTHERS = 200;
  private static final int CLOSED = -1;

  private final KernelFiles files;
  private final int most;
  private int open;

  KeptDescriptors(KernelFiles files) {
    this.files = files;
    this.most = limit(files) - OTHERS;
  }

  /** How many files may be open ({@code RLIMIT_NOFILE}); none where that cannot be told. */
  private static int limit(KernelFiles files) {
    Answer<byte[]> limits = files.load("/proc/self/limits", 4096);
    String text = limits.isPresent() ? new String(limits.get(), US_ASCII) : "";
    Matcher matcher = Pattern.compile("Max open files +(\\d{1,9})").matcher(text);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  /** The descriptor, to be kept; below 0, and closed, where there are too many already. */
  int keep(int fd) {
    if (open >= most) {
      return drop(fd);
    }
    open++;
    return fd;
  }

  /** Closes one that is not kept; answers with a number below 0. */
  int drop(int fd) {
    files.close(fd);
    return CLOSED;
  }

  /** Closes one that was kept, if it is one; answers with a number below 0. */
  int giveBack(int fd) {
    if (fd >= 0) {
      open--;
    }
    return drop(fd);
  }
}

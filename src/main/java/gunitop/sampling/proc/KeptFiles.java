package gunitop.sampling.proc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import gunitop.kernel.Answer;
import gunitop.kernel.Errno;
import gunitop.kernel.KernelFiles;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of {@code /proc/PID} for many processes, kept open: a read costs half of opening it
 * again, and answers ESRCH once the process is gone, never with its successor.
 */
final class KeptFiles implements AutoCloseable {
  /** So many are kept open; more processes than these are opened anew at each read. */
  private static final int KEPT = 20_000;

  /** So many descriptors are left to everything else, and these files are of three kinds. */
  private static final int OTHERS = 200;

  private static final int KINDS = 4;

  private final KernelFiles files;
  private final String path;
  private final int shortest;
  private final PidNumbers open = new PidNumbers();
  private int allowed;

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
    this.allowed = Math.max(0, Math.min(KEPT, (limit(files) - OTHERS) / KINDS));
  }

  /** How many files may be open; none where that cannot be told. */
  private static int limit(KernelFiles files) {
    Answer<byte[]> limits = files.load("/proc/self/limits", 4096);
    String text = limits.isPresent() ? new String(limits.get(), US_ASCII) : "";
    Matcher matcher = Pattern.compile("Max open files +(\\d{1,9})").matcher(text);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  /** Answers with the length read, or a negated {@link Errno} where the process is gone. */
  int read(int pid, byte[] into) {
    int length = readKept(pid, into);
    return length >= shortest ? length : openAndRead(pid, into);
  }

  /** The same; answers below 1 for once where the process is gone and another may have its PID. */
  int readSame(int pid, byte[] into) {
    int fd = open.get(pid);
    return fd == PidNumbers.NONE ? openAndRead(pid, into) : readKept(pid, fd, into);
  }

  /**
   * More of what {@link #read} gave the first of, from that offset on; answers below 1 at its end.
   */
  int readOn(int pid, byte[] into, int offset) {
    int fd = open.get(pid);
    return fd == PidNumbers.NONE ? -Errno.ESRCH : files.read(fd, into, offset);
  }

  private int readKept(int pid, byte[] into) {
    int fd = open.get(pid);
    return fd == PidNumbers.NONE ? -Errno.ESRCH : readKept(pid, fd, into);
  }

  private int readKept(int pid, int fd, byte[] into) {
    int length = files.read(fd, into);
    if (length < shortest) {
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
    boolean before = files.isStarved();
    int fd = files.open(path, pid);
    if (fd == -Errno.EMFILE && open.size() > 0) {
      makeRoom();
      files.starved(before);
      fd = files.open(path, pid);
    }
    if (fd < 0) {
      return fd;
    }
    int length = files.read(fd, into);
    if (length >= shortest && open.size() < allowed) {
      open.put(pid, fd);
    } else {
      files.close(fd);
    }
    return length;
  }

  /** The limit of open files is lower than ours: half of it is left to everything else. */
  private void makeRoom() {
    allowed = open.size() / 2;
    for (int slot = 0; open.size() > allowed; slot = (slot + 1) % open.slots()) {
      forget(open.pidAt(slot));
    }
  }

  void forget(int pid) {
    int fd = open.remove(pid);
    if (fd != PidNumbers.NONE) {
      files.close(fd);
    }
  }

  @Override
  public void close() {
    for (int slot = 0; slot < open.slots(); slot++) {
      files.close(open.get(open.pidAt(slot)));
    }
    open.clear();
  }
}

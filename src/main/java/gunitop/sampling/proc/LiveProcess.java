package gunitop.sampling.proc;

import gunitop.kernel.Errno;
import gunitop.kernel.FileStatus;
import gunitop.kernel.KernelFiles;
import gunitop.process.ProgramFile;
import gunitop.process.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One of this host's processes. A read of a file that is kept open costs half of opening it again.
 */
final class LiveProcess implements ProcessFiles {
  private static final int LIMIT = 64 * 1024;
  private static final int CLOSED = -1;

  /** Children of further threads are found with the rest of the host's processes. */
  private static final int MOST_THREADS = 256;

  /** A list of children is given a page at a time, whose last PID may not have found room. */
  private static final int FULL_PAGE = 4_000;

  private final KernelFiles files;
  private final KeptDescriptors kept;
  private final byte[] buffer;
  private final int pid;
  private int stat = CLOSED;
  private int schedule = CLOSED;
  private int children = CLOSED;
  private DescriptorLinks links;

  /**
   * Opens nothing yet.
   *
   * @param buffer room for a path, shared by all
   */
  LiveProcess(KernelFiles files, KeptDescriptors kept, byte[] buffer, int pid) {
    this.files = files;
    this.kept = kept;
    this.buffer = buffer;
    this.pid = pid;
  }

  @Override
  public int stat(byte[] into, boolean keep) {
    if (stat >= 0) {
      int length = files.read(stat, into);
      if (length > 0 || Errno.isGone(-length)) {
        return length;
      }
      stat = kept.giveBack(stat);
    }
    int fd = files.open("/proc/*/stat", pid);
    int length = fd < 0 ? fd : files.read(fd, into);
    stat = keep && length > 0 ? kept.keep(fd) : kept.drop(fd);
    return length;
  }

  @Override
  public long runs() {
    if (schedule >= 0) {
      return ScheduleParser.runs(buffer, files.read(schedule, buffer));
    }
    int fd = files.open("/proc/*/schedstat", pid);
    int length = fd < 0 ? fd : files.read(fd, buffer);
    schedule = length > 0 ? kept.keep(fd) : kept.drop(fd);
    return ScheduleParser.runs(buffer, length);
  }

  @Override
  public int children(byte[] into) {
    int fd = children >= 0 ? children : files.open("/proc/*/task/*/children", pid);
    int end = fd < 0 ? fd : files.read(fd, into);
    int length = end;
    while (length >= FULL_PAGE && end < into.length) {
      length = files.read(fd, into, end);
      end += Math.max(0, length);
    }
    if (children < 0) {
      children = end >= 0 ? kept.keep(fd) : kept.drop(fd);
    }
    return end;
  }

  @Override
  public Reading<int[]> children(int thread) {
    return read("task/" + thread + "/children").map(LiveProcess::numbers);
  }

  private static int[] numbers(byte[] text) {
    String all = new String(text, StandardCharsets.US_ASCII);
    // A number at the end of what was not read further may be another's beginning.
    String line = (text.length < LIMIT ? all : all.substring(0, all.lastIndexOf(' ') + 1)).strip();
    return line.isEmpty()
        ? new int[0]
        : Arrays.stream(line.split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  @Override
  public Reading<int[]> threads() {
    return LiveProcFs.reading(files.numbersIn(path("task"), MOST_THREADS));
  }

  @Override
  public Reading<byte[]> read(String name) {
    return LiveProcFs.reading(files.load(path(name), LIMIT));
  }

  @Override
  public int read(String name, byte[] into, int most) {
    int fd = files.open("/proc/*/" + name, pid);
    int length = fd < 0 ? fd : files.readUpTo(fd, into, most);
    files.close(fd);
    return length;
  }

  @Override
  public Reading<OpenLinks> links(int[] sure, int most) {
    if (links == null) {
      links = new DescriptorLinks(files, buffer, pid);
    }
    return links.read(sure, most);
  }

  @Override
  public Reading<FileStatus> descriptor(int number, boolean follow) {
    return LiveProcFs.reading(
        follow
            ? files.status(DescriptorLinks.LINK, pid, number)
            : files.status(path("fd/" + number), false));
  }

  @Override
  public FileStatus descriptor(int number, FileStatus before) {
    return files.status(DescriptorLinks.LINK, pid, number, before);
  }

  @Override
  public long changedNanos(int number) {
    return files.changedNanos(DescriptorLinks.LINK, pid, number);
  }

  @Override
  public Reading<ProgramFile> program() {
    return LiveProcFs.reading(files.status(path("exe"), true))
        .map(file -> new ProgramFile(file.device(), file.inode()));
  }

  @Override
  public Reading<String> workingDirectory() {
    return LiveProcFs.reading(files.readLink(path("cwd")));
  }

  @Override
  public Reading<String> networkNamespace() {
    return LiveProcFs.reading(files.readLink(path("ns/net")));
  }

  private String path(String name) {
    return String.join("/", "/proc", Integer.toString(pid), name);
  }

  @Override
  public void close() {
    stat = kept.giveBack(stat);
    schedule = kept.giveBack(schedule);
    children = kept.giveBack(children);
    links = null;
  }
}

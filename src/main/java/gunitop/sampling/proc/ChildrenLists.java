package gunitop.sampling.proc;

import gunitop.kernel.KernelFiles;
import gunitop.process.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lists of children of this host's processes, {@code /proc/PID/task/TID/children}. */
final class ChildrenLists implements AutoCloseable {
  private static final int LIMIT = 64 * 1024;

  /** A list of children is given a page at a time, whose last PID may not have found room. */
  private static final int FULL_PAGE = 4_000;

  private final KernelFiles files;
  private final KeptFiles kept;

  ChildrenLists(KernelFiles files) {
    this.files = files;
    this.kept = new KeptFiles(files, "/proc/*/task/*/children", 0);
  }

  /** The children of one thread. */
  Reading<int[]> of(int pid, int thread) {
    return LiveProcFs.reading(files.load("/proc/" + pid + "/task/" + thread + "/children", LIMIT))
        .map(ChildrenLists::numbers);
  }

  /** Those of the first thread, as they are printed: see {@link ProcFs#children(int, byte[])}. */
  int of(int pid, byte[] into) {
    int end = kept.read(pid, into);
    int length = end;
    while (length >= FULL_PAGE && end < into.length) {
      length = kept.readOn(pid, into, end);
      end += Math.max(0, length);
    }
    return end;
  }

  private static int[] numbers(byte[] text) {
    String all = new String(text, StandardCharsets.US_ASCII);
    // A number at the end of what was not read further may be another's beginning.
    String line = (text.length < LIMIT ? all : all.substring(0, all.lastIndexOf(' ') + 1)).strip();
    return line.isEmpty()
        ? new int[0]
        : Arrays.stream(line.split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  void forget(int pid) {
    kept.forget(pid);
  }

  @Override
  public void close() {
    kept.close();
  }
}

package gunitop.sampling.proc;

import gunitop.kernel.Answer;
import gunitop.kernel.Errno;
import gunitop.kernel.KernelFiles;
import gunitop.process.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What the links in {@code /proc/PID/fd} say; the same map as long as they say the same. */
final class DescriptorLinks {
  /** For {@link KernelFiles#readLink}. */
  static final String LINK = "/proc/*/fd/#";

  private final KernelFiles files;
  private final byte[] buffer;
  private final int pid;
  private Links before;

  /** Those of a process; {@code buffer} has room for a path. */
  DescriptorLinks(KernelFiles files, byte[] buffer, int pid) {
    this.files = files;
    this.buffer = buffer;
    this.pid = pid;
  }

  private record Links(int[] numbers, byte[][] targets, Reading<OpenLinks> answer) {

    /** What a link said, which is probably the {@code index}th; {@code null} for a new one. */
    byte[] target(int index, int number) {
      int at =
          index < numbers.length && numbers[index] == number
              ? index
              : Arrays.binarySearch(numbers, number);
      return at < 0 ? null : targets[at];
    }
  }

  /**
   * Who may list the directory (by CAP_DAC_READ_SEARCH) may still be refused what it links to.
   * Where it cannot be listed though the process is there, nothing was read of it, and it is not
   * whole.
   *
   * @param sure ascending numbers of the links that need not be read again
   * @param most so many are read
   */
  Reading<OpenLinks> read(int[] sure, int most) {
    String directory = "/proc/" + pid + "/fd";
    Answer<int[]> listed = files.numbersIn(directory, most + 1);
    if (!listed.isPresent()) {
      before = null;
      if (!Errno.isGone(listed.error()) && !Errno.isDenied(listed.error())) {
        return Reading.known(new OpenLinks(Map.of(), false));
      }
      return LiveProcFs.reading(listed).map(none -> OpenLinks.class.cast(null));
    }
    boolean whole = listed.get().length <= most;
    int[] numbers = whole ? listed.get() : Arrays.copyOf(listed.get(), most);
    boolean unread = false;
    boolean same =
        before != null
            && Arrays.equals(before.numbers, numbers)
            && before.answer.get().whole() == whole;
    byte[][] targets = same ? before.targets : new byte[numbers.length][];
    for (int i = 0; i < numbers.length; i++) {
      byte[] target = before == null ? null : before.target(i, numbers[i]);
      if (target == null || Arrays.binarySearch(sure, numbers[i]) < 0) {
        int length = files.readLink(LINK, pid, numbers[i], buffer);
        if (length < 0 && Errno.isDenied(-length)) {
          before = null;
          return Reading.denied();
        }
        unread |= length < 0 && !Errno.isGone(-length);
        target = isRead(target, Math.max(0, length)) ? target : copy(Math.max(0, length));
      }
      if (targets[i] != target) {
        targets = same ? targets.clone() : targets;
        targets[i] = target;
        same = false;
      }
    }
    if (same && !unread) {
      return before.answer;
    }
    boolean all = whole && !unread;
    Links now = new Links(numbers, targets, Reading.known(named(numbers, targets, all)));
    before = now;
    return now.answer;
  }

  private boolean isRead(byte[] target, int length) {
    return target != null && Arrays.equals(target, 0, target.length, buffer, 0, length);
  }

  private byte[] copy(int length) {
    return Arrays.copyOf(buffer, length);
  }

  /** Without those that were closed meanwhile. */
  private static OpenLinks named(int[] numbers, byte[][] targets, boolean whole) {
    Map<Integer, String> links = new TreeMap<>();
    for (int i = 0; i < numbers.length; i++) {
      if (targets[i].length > 0) {
        links.put(numbers[i], new String(targets[i], StandardCharsets.UTF_8));
      }
    }
    return new OpenLinks(links, whole);
  }
}

package gunitop.sampling.proc;

import gunitop.kernel.FileStatus;
import gunitop.process.Reading;
import gunitop.process.TemporaryFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The temporary files that a process has open, by their descriptors, as {@code fstat(2)} showed
 * them. Immutable: the same value as long as they are the same.
 */
public final class TemporaryFiles {
  public static final TemporaryFiles NONE = new TemporaryFiles(new int[0], new FileStatus[0]);

  private final int[] numbers;
  private final FileStatus[] statuses;
  private final List<TemporaryFile> files;

  private TemporaryFiles(int[] numbers, FileStatus[] statuses) {
    this.numbers = numbers;
    this.statuses = statuses;
    List<TemporaryFile> all = new ArrayList<>(statuses.length);
    for (FileStatus status : statuses) {
      all.add(
          new TemporaryFile(
              status.device(),
              status.inode(),
              status.permissions(),
              status.modifiedNanos(),
              status.changedNanos()));
    }
    this.files = List.copyOf(all);
  }

  /** The descriptors, ascending; not to be changed. */
  public int[] numbers() {
    return numbers;
  }

  /** What is open there, in the same order. */
  public List<TemporaryFile> files() {
    return files;
  }

  /** Those of them that are still the same files, as they are now. */
  public TemporaryFiles again(ProcessFiles process) {
    FileStatus[] now = statuses;
    int[] kept = numbers;
    int count = 0;
    for (int i = 0; i < numbers.length; i++) {
      FileStatus before = statuses[i];
      FileStatus status = process.descriptor(numbers[i], before);
      if (status != null && status.isSameFile(before)) {
        if (count < i || status != before) {
          now = now == statuses ? statuses.clone() : now;
          kept = kept == numbers ? numbers.clone() : kept;
          now[count] = status;
          kept[count] = numbers[i];
        }
        count++;
      }
    }
    return now == statuses && count == numbers.length
        ? this
        : new TemporaryFiles(Arrays.copyOf(kept, count), Arrays.copyOf(now, count));
  }

  /** What is open at these descriptors, ascending; taken from here where it is known here. */
  public TemporaryFiles at(ProcessFiles process, List<Integer> wanted) {
    if (isAt(wanted)) {
      return this;
    }
    int[] found = new int[wanted.size()];
    FileStatus[] now = new FileStatus[wanted.size()];
    int count = 0;
    for (Integer number : wanted) {
      int known = Arrays.binarySearch(numbers, number);
      Reading<FileStatus> status =
          known >= 0 ? Reading.known(statuses[known]) : process.descriptor(number, true);
      if (status.isKnown()) {
        found[count] = number;
        now[count++] = status.get();
      }
    }
    return new TemporaryFiles(Arrays.copyOf(found, count), Arrays.copyOf(now, count));
  }

  private boolean isAt(List<Integer> wanted) {
    if (wanted.size() != numbers.length) {
      return false;
    }
    for (int i = 0; i < numbers.length; i++) {
      if (wanted.get(i) != numbers[i]) {
        return false;
      }
    }
    return true;
  }
}

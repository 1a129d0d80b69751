package gunitop.signalling;

import gunitop.kernel.Answer;
import gunitop.kernel.Errno;
import gunitop.kernel.FileStatus;
import gunitop.kernel.KernelFiles;
import gunitop.kernel.StatFields;
import gunitop.kernel.StatusFields;
import gunitop.process.ImageLayout;
import gunitop.process.ProcessId;
import gunitop.process.ProgramFile;
import gunitop.process.Reading;
import gunitop.process.SeenProgram;
import gunitop.process.SignalSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Compares the program that a process executes with the one that was seen: {@code execve(2)} keeps
 * the PID, the start time and every pidfd.
 */
final class ProgramCheck {
  private static final int STATUS_BYTES = 16 * 1024;

  /** Fields 28 and 48 of {@code proc_pid_stat(5)}; 0 where they are hidden from us. */
  private static final int START_STACK = 28;

  private static final int ARG_START = 48;

  private final KernelFiles files;

  ProgramCheck(KernelFiles files) {
    this.files = files;
  }

  /**
   * What came of it.
   *
   * @param changed why it is not the program that was seen, for the operator; empty where nothing
   *     that can be read has changed
   * @param unread what could not be compared, in words; empty where all could
   */
  record Result(Optional<String> changed, String unread) {}

  Result compare(ProcessId target, SeenProgram seen) {
    List<String> unread = new ArrayList<>();
    String process = "process " + target.pid();
    Optional<String> changed =
        changed(seen.file(), file(target), "/proc/PID/exe", unread)
            ? Optional.of(process + " executes another program than the one that you saw")
            : Optional.empty();
    if (changed(seen.layout(), layout(target), "arg_start", unread) && changed.isEmpty()) {
      changed = Optional.of(process + " has executed its program anew since you saw it");
    }
    if (changed(seen.caught(), caught(target), "SigCgt", unread) && changed.isEmpty()) {
      changed = Optional.of(process + " handles other signals than when you saw it");
    }
    return new Result(changed, String.join(", ", unread));
  }

  /** Whether both are known and differ; what either side lacks goes to {@code unread}. */
  private static <T> boolean changed(
      Reading<T> before, Reading<T> now, String name, List<String> unread) {
    if (before.isKnown() && now.isKnown()) {
      return !before.get().equals(now.get());
    }
    unread.add(name);
    return false;
  }

  Reading<ProgramFile> file(ProcessId target) {
    Answer<FileStatus> status = files.status("/proc/" + target.pid() + "/exe", true);
    return status.isPresent()
        ? Reading.known(new ProgramFile(status.get().device(), status.get().inode()))
        : unreadable(status.error());
  }

  private Reading<ImageLayout> layout(ProcessId target) {
    StatFields stat = new StatFields();
    Answer<byte[]> line = files.load("/proc/" + target.pid() + "/stat", StatFields.LINE_BYTES);
    if (!line.isPresent() || !stat.parse(line.get(), line.get().length)) {
      return Reading.notRead();
    }
    long startStack = stat.number(START_STACK);
    return startStack == 0
        ? Reading.denied()
        : Reading.known(new ImageLayout(startStack, stat.number(ARG_START)));
  }

  private Reading<SignalSet> caught(ProcessId target) {
    Answer<byte[]> status = files.load("/proc/" + target.pid() + "/status", STATUS_BYTES);
    if (!status.isPresent()) {
      return unreadable(status.error());
    }
    OptionalLong caught = new StatusFields(status.get()).caught();
    return caught.isPresent()
        ? Reading.known(new SignalSet(caught.getAsLong()))
        : Reading.notRead();
  }

  private static <T> Reading<T> unreadable(int error) {
    return Errno.isDenied(error) ? Reading.denied() : Reading.notRead();
  }
}

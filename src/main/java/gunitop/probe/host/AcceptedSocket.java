package gunitop.probe.host;

import gunitop.kernel.Answer;
import gunitop.kernel.KernelFiles;
import gunitop.kernel.StatFields;
import gunitop.probe.ProbeQuestion;
import gunitop.process.ProcessId;
import gunitop.trust.Budget;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Looks which worker holds a socket, by {@code /proc/PID/fd}. For one thread at a time. */
final class AcceptedSocket {
  private static final String LINK = "/proc/*/fd/#";

  private final KernelFiles files = new KernelFiles();
  private final StatFields fields = new StatFields();
  private final byte[] link = new byte[64];

  /** Whether the open files of one of them may be read. */
  boolean canBeSeen(List<ProbeQuestion.Member> members) {
    return members.stream().anyMatch(one -> files.numbersIn(folder(one.worker()), 1).isPresent());
  }

  /**
   * The master of the one that holds it; empty where none is seen to.
   *
   * @param deadlineNanos when to give up, as a worker waits
   */
  Optional<ProcessId> holder(long inode, List<ProbeQuestion.Member> members, long deadlineNanos) {
    byte[] wanted = ("socket:[" + inode + "]").getBytes(StandardCharsets.US_ASCII);
    for (ProbeQuestion.Member member : members) {
      if (System.nanoTime() - deadlineNanos > 0) {
        return Optional.empty();
      }
      if (holds(member.worker(), wanted)) {
        return Optional.of(member.master());
      }
    }
    return Optional.empty();
  }

  private boolean holds(ProcessId worker, byte[] wanted) {
    Answer<int[]> numbers = files.numbersIn(folder(worker), Budget.DESCRIPTORS);
    if (!numbers.isPresent()) {
      return false;
    }
    for (int number : numbers.get()) {
      int length = files.readLink(LINK, worker.pid(), number, link);
      if (length > 0 && Arrays.equals(link, 0, length, wanted, 0, wanted.length)) {
        return isStill(worker);
      }
    }
    return false;
  }

  /** The PID may have passed to another process. */
  private boolean isStill(ProcessId worker) {
    Answer<byte[]> stat = files.load("/proc/" + worker.pid() + "/stat", StatFields.LINE_BYTES);
    return stat.isPresent()
        && fields.parse(stat.get(), stat.get().length)
        && fields.startTicks() == worker.startTicks();
  }

  private static String folder(ProcessId process) {
    return "/proc/" + process.pid() + "/fd";
  }
}

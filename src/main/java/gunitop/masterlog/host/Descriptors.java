package gunitop.masterlog.host;

import gunitop.kernel.Answer;
import gunitop.kernel.ConnectedSocket;
import gunitop.kernel.ConnectionDiag;
import gunitop.kernel.FileStatus;
import gunitop.kernel.KernelFiles;
import gunitop.process.Reading;
import gunitop.trust.Budget;
import java.util.ArrayList;
import java.util.List;

/** What {@code /proc/PID/fd} says of one descriptor, or of all. For one thread at a time. */
final class Descriptors {
  private final KernelFiles files = new KernelFiles();

  /** Where a descriptor leads; fails where it is closed, or may not be looked at. */
  Answer<String> link(int pid, int number) {
    return files.readLink("/proc/" + pid + "/fd/" + number);
  }

  /** All that a process has open, as far as the budget goes; denied where we may not look. */
  Reading<List<String>> links(int pid) {
    Answer<int[]> numbers = files.numbersIn("/proc/" + pid + "/fd", Budget.DESCRIPTORS);
    if (!numbers.isPresent()) {
      return Reading.denied();
    }
    List<String> links = new ArrayList<>();
    for (int number : numbers.get()) {
      Answer<String> link = link(pid, number);
      if (link.isPresent()) {
        links.add(link.get());
      }
    }
    return Reading.known(links);
  }

  /** Whether a descriptor leads to a regular file. */
  boolean isRegular(int pid, int number) {
    Answer<FileStatus> status = files.status("/proc/" + pid + "/fd/" + number, true);
    return status.isPresent() && status.get().isRegular();
  }

  /** The address of the other end of a unix socket of ours; empty where it is not told. */
  static String otherEnd(long inode) {
    Answer<ConnectionDiag> diag = ConnectionDiag.open();
    if (!diag.isPresent()) {
      return "";
    }
    try (ConnectionDiag open = diag.get()) {
      Answer<List<ConnectedSocket>> found = open.connections(one -> one == inode);
      return found.isPresent() && !found.get().isEmpty() ? found.get().get(0).remote() : "";
    }
  }
}

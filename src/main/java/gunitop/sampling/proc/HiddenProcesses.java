package gunitop.sampling.proc;

import gunitop.kernel.Answer;
import gunitop.kernel.Errno;
import gunitop.kernel.KernelFiles;
import gunitop.kernel.ProcMount;
import gunitop.kernel.Self;
import gunitop.kernel.StatusFields;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Whether processes of this host are out of our sight: what is not seen may be there. */
public final class HiddenProcesses {
  private static final int BYTES = 256 * 1024;
  private static final int CAP_SYS_PTRACE = 19;

  private HiddenProcesses() {}

  /** What is said where a look failed for an {@link Errno#isTrouble}. */
  public static String trouble(int errno) {
    return errno == Errno.EMFILE
        ? "too few file descriptors (ulimit -n): not all processes could be read"
        : Errno.text(errno) + " while /proc was read: not all processes could be read";
  }

  /**
   * Why {@code /proc} is of no use at all, in one line for the operator: it is not mounted, or
   * belongs to another PID namespace, so that its PIDs are not those that a signal of ours would
   * reach. Empty where it can be used.
   */
  public static Optional<String> refusal() {
    return refusal(new KernelFiles());
  }

  private static Optional<String> refusal(KernelFiles files) {
    Answer<String> self = files.readLink("/proc/self");
    if (self.isPresent() && self.get().equals(String.valueOf(Self.pid()))) {
      return Optional.empty();
    }
    Answer<int[]> processes = files.numbersIn("/proc", 1);
    return Optional.of(
        processes.isPresent() && processes.get().length > 0
            ? "/proc belongs to another PID namespace than gunitop: its PIDs are not those that"
                + " signals would reach; run gunitop in that namespace (nsenter -p -m), or mount"
                + " a /proc of its own"
            : "/proc is not mounted, or cannot be read: no process can be seen");
  }

  /** Why some may be out of sight, in a few words; empty where all are in sight. */
  static String reason(KernelFiles files) {
    Optional<ProcMount> mount = ProcMount.parse(text(files, "/proc/self/mountinfo"));
    StatusFields status =
        new StatusFields(text(files, "/proc/self/status").getBytes(StandardCharsets.ISO_8859_1));
    if (mount.isPresent() && mount.get().hidepid() > 0 && !sees(mount.get(), status)) {
      return "/proc is mounted with hidepid: other users' processes cannot be seen";
    }
    Answer<byte[]> first = files.load("/proc/1/stat", 16);
    if (files.trouble() != 0) {
      return trouble(files.trouble());
    }
    return first.isPresent() || !Self.exists(1)
        ? ""
        : "the kernel does not show other users' processes: PID 1 is there, /proc/1 is not";
  }

  private static boolean sees(ProcMount mount, StatusFields status) {
    boolean traces =
        status
            .value("CapEff")
            .map(text -> Long.parseUnsignedLong(text, 16) >>> CAP_SYS_PTRACE & 1)
            .filter(bit -> bit == 1)
            .isPresent();
    return traces
        || mount.hidepid() != ProcMount.PTRACEABLE
            && mount.group() != 0
            && groups(status).contains(String.valueOf(mount.group()));
  }

  private static List<String> groups(StatusFields status) {
    String all = status.value("Gid").orElse("") + " " + status.value("Groups").orElse("");
    return Arrays.asList(all.split("\\s+"));
  }

  /**
   * The process that has this PID as one of its further threads, which is no process of its own;
   * empty where it has none.
   */
  public static OptionalInt processOfThread(int pid) {
    String status = text(new KernelFiles(), "/proc/" + pid + "/status");
    return new StatusFields(status.getBytes(StandardCharsets.ISO_8859_1))
        .value("Tgid")
        .filter(group -> group.matches("[0-9]{1,9}") && !group.equals(String.valueOf(pid)))
        .map(group -> OptionalInt.of(Integer.parseInt(group)))
        .orElse(OptionalInt.empty());
  }

  private static String text(KernelFiles files, String name) {
    Answer<byte[]> content = files.load(name, BYTES);
    return content.isPresent() ? new String(content.get(), StandardCharsets.ISO_8859_1) : "";
  }
}

package gunitop.sampling.events;

import gunitop.kernel.Answer;
import gunitop.kernel.Errno;
import gunitop.kernel.KernelFiles;
import gunitop.kernel.Pidfd;
import gunitop.kernel.StatFields;
import gunitop.process.ExitStatus;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import java.util.Optional;

/**
 * What can be known of a process that has exited.
 *
 * @param status how it ended, if that is known already
 * @param comesLater whether the kernel will tell once the parent has reaped it
 */
record Ending(Reading<ExitStatus> status, boolean comesLater) {
  private static final int EXIT_CODE = 52;

  /**
   * Asks the pidfd, which knows once the process is reaped, and {@code /proc/PID/stat}, which knows
   * until then; the process may be reaped between the two.
   */
  static Ending of(KernelFiles files, ProcessId id, Pidfd pidfd) {
    Answer<Integer> status = pidfd.waitStatus();
    Reading<Integer> zombies = Reading.notRead();
    if (!status.isPresent()) {
      zombies = ofZombie(files, id);
      if (!zombies.isKnown()) {
        status = pidfd.waitStatus();
      }
    }
    return new Ending(
        (status.isPresent() ? Reading.known(status.get()) : zombies).map(ExitStatus::ofWaitStatus),
        !status.isPresent() && !zombies.isKnown() && status.error() == Errno.EAGAIN);
  }

  /** Whether the process that has this PID now, be it a zombie, is this one. */
  static boolean isThere(KernelFiles files, ProcessId id) {
    return stat(files, id).isPresent();
  }

  /** Field 52; the kernel prints 0 to those who may not see it, and refuses them the links too. */
  private static Reading<Integer> ofZombie(KernelFiles files, ProcessId id) {
    Optional<StatFields> stat = stat(files, id).filter(StatFields::hasExited);
    if (stat.isEmpty()) {
      return Reading.notRead();
    }
    int code = (int) stat.get().number(EXIT_CODE);
    if (code == 0 && Errno.isDenied(files.readLink("/proc/" + id.pid() + "/cwd").error())) {
      return Reading.denied();
    }
    return Reading.known(code);
  }

  private static Optional<StatFields> stat(KernelFiles files, ProcessId id) {
    Answer<byte[]> line = files.load("/proc/" + id.pid() + "/stat", StatFields.LINE_BYTES);
    StatFields fields = new StatFields();
    boolean same =
        line.isPresent()
            && fields.parse(line.get(), line.get().length)
            && fields.startTicks() == id.startTicks();
    return same ? Optional.of(fields) : Optional.empty();
  }
}

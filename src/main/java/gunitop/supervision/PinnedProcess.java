package gunitop.supervision;

import gunitop.kernel.Answer;
import gunitop.kernel.KernelFiles;
import gunitop.kernel.StatFields;
import gunitop.kernel.StatusFields;
import gunitop.process.ProcessId;
import gunitop.trust.Who;
import java.util.Optional;
import java.util.OptionalInt;

/** Whether a PID still belongs to the process that was on the screen, and whose it is now. */
public final class PinnedProcess {
  private static final int LIMIT = 64 * 1024;

  private PinnedProcess() {}

  /** Whether this very process has not exited. */
  public static boolean isAlive(ProcessId id) {
    return isAlive(id.pid(), id.startTicks());
  }

  public static boolean isAlive(int pid, long startTicks) {
    return stat(pid).filter(stat -> stat.startTicks() == startTicks).isPresent();
  }

  /** The parent of a process; empty where it has exited. */
  public static OptionalInt parent(int pid) {
    Optional<StatFields> stat = stat(pid);
    return stat.isPresent() ? OptionalInt.of((int) stat.get().number(4)) : OptionalInt.empty();
  }

  /** What the kernel says of a process that has not exited. */
  public static Optional<StatFields> stat(int pid) {
    Answer<byte[]> line = new KernelFiles().load("/proc/" + pid + "/stat", LIMIT);
    StatFields stat = new StatFields();
    return line.isPresent() && stat.parse(line.get(), line.get().length) && !stat.hasExited()
        ? Optional.of(stat)
        : Optional.empty();
  }

  /** The root directory of a process, as we see it; empty where that cannot be read. */
  public static Optional<String> root(int pid) {
    Answer<String> link = new KernelFiles().readLink("/proc/" + pid + "/root");
    return link.isPresent() ? Optional.of(link.get()) : Optional.empty();
  }

  /**
   * Why nothing may be run, asked or connected to on behalf of a process: it is not the one that is
   * meant any more, or somebody else than root and we chose what it says. Both its users count: a
   * program that was made setuid has its arguments from the real one.
   */
  public static Optional<String> objection(ProcessId id) {
    String name = "process " + id.pid();
    Answer<byte[]> content = new KernelFiles().load("/proc/" + id.pid() + "/status", LIMIT);
    if (!content.isPresent() || !isAlive(id)) {
      return Optional.of(name + " has exited");
    }
    StatusFields status = new StatusFields(content.get());
    if (status.realUid().isEmpty() || status.effectiveUid().isEmpty()) {
      return Optional.of("whose " + name + " is cannot be read");
    }
    int real = status.realUid().getAsInt();
    int effective = status.effectiveUid().getAsInt();
    if (Who.isRootOrUs(real) && Who.isRootOrUs(effective)) {
      return Optional.empty();
    }
    String who = Who.user(Who.isRootOrUs(real) ? effective : real);
    return Optional.of(name + " is run by " + who + ": nothing is asked in its name");
  }
}

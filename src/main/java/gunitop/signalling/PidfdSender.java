package gunitop.signalling;

import gunitop.kernel.Answer;
import gunitop.kernel.Errno;
import gunitop.kernel.KernelFiles;
import gunitop.kernel.Pidfd;
import gunitop.kernel.Self;
import gunitop.kernel.StatFields;
import gunitop.kernel.StatusFields;
import gunitop.kernel.UserNames;
import gunitop.process.Owner;
import gunitop.process.ProcessId;
import gunitop.process.SendResult;
import gunitop.process.Signal;
import gunitop.process.SignalOrder;
import gunitop.process.SignalSet;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/**
 * Sends through a pidfd: first the descriptor is opened, then it is checked that the process which
 * has the PID now is the one that was meant, and executes the program that was seen; from then on
 * the descriptor cannot reach another process.
 *
 * <p>Kernels before 5.3 have no pidfd, and a seccomp filter may refuse it: there the same checks
 * are made and the signal is sent by PID, if the operator has agreed to that; {@link
 * SendResult.Sent} tells it.
 */
public final class PidfdSender implements SignalSender {
  private static final SignalSet MASTERS_OWN = SignalSet.of(Signal.HUP, Signal.USR2);
  private static final int STATUS_BYTES = 16 * 1024;

  private final IntFunction<Answer<Pidfd>> pidfds;
  private final int obstacle;
  private String bootId;
  private final KernelFiles files = new KernelFiles();
  private final ProgramCheck programs = new ProgramCheck(files);
  private final UserNames users = UserNames.ofThisHost();

  /** Sends to processes of this host. */
  public PidfdSender() {
    this(Pidfd::open, Pidfd.obstacle());
  }

  /**
   * One that opens pidfds like this.
   *
   * @param obstacle why no signal can go through one of them; 0 where it can
   */
  PidfdSender(IntFunction<Answer<Pidfd>> pidfds, int obstacle) {
    this.pidfds = pidfds;
    this.obstacle = obstacle;
    bootId = bootId();
  }

  /** Empty where it cannot be read. */
  private String bootId() {
    Answer<byte[]> id = files.load("/proc/sys/kernel/random/boot_id", 64);
    return id.isPresent() ? new String(id.get(), StandardCharsets.US_ASCII).strip() : "";
  }

  @Override
  public synchronized SendResult send(SignalOrder order) {
    int pid = order.target().pid();
    if (pid <= 1) {
      return new SendResult.Refused("PID " + pid + " is the system's first process");
    }
    if (pid == Self.pid()) {
      return new SendResult.Refused("PID " + pid + " is this program itself");
    }
    if (bootId.isEmpty()) {
      bootId = bootId();
    }
    if (bootId.isEmpty() != order.target().bootId().isEmpty()) {
      return new SendResult.Refused(
          "whether the host was booted since process " + pid + " was seen cannot be read");
    }
    if (!order.target().bootId().equals(bootId)) {
      return new SendResult.Gone();
    }
    if (isRefused(obstacle)) {
      return byPid(order, obstacle);
    }
    Answer<Pidfd> pidfd = pidfds.apply(pid);
    if (pidfd.isPresent()) {
      try (Pidfd open = pidfd.get()) {
        return obstacle(order).orElseGet(() -> send(order, open::send, true));
      }
    }
    if (isRefused(pidfd.error())) {
      return byPid(order, pidfd.error());
    }
    return pidfd.error() == Errno.ESRCH
        ? new SendResult.Gone()
        : new SendResult.Refused("pidfd_open failed: " + Errno.text(pidfd.error()));
  }

  /** Whether the kernel has no pidfds, or none for us: then it has none for anybody's PID. */
  private static boolean isRefused(int error) {
    return error == Errno.ENOSYS || Errno.isDenied(error);
  }

  private SendResult byPid(SignalOrder order, int error) {
    int pid = order.target().pid();
    Optional<SendResult> obstacle = obstacle(order);
    if (obstacle.isPresent() || order.byPid()) {
      return obstacle.orElseGet(() -> send(order, number -> Self.kill(pid, number), false));
    }
    return new SendResult.Refused(
        "it could only go by PID, to whoever has it at that instant, for pidfd gives "
            + Errno.text(error)
            + ": that needs your y");
  }

  private SendResult send(SignalOrder order, IntUnaryOperator door, boolean pinned) {
    ProgramCheck.Result program = programs.compare(order.target(), order.seen());
    if (program.changed().isPresent()) {
      return new SendResult.Refused(program.changed().get());
    }
    int error = door.applyAsInt(order.signal().number());
    return switch (error) {
      case 0 -> new SendResult.Sent(pinned, program.unread());
      case Errno.ESRCH -> new SendResult.Gone();
      case Errno.EPERM -> new SendResult.Denied(owner(order.target().pid()), viewer());
      default -> new SendResult.Refused("the kernel answered " + Errno.text(error));
    };
  }

  /** Why the process that has the PID now must not get the signal. */
  private Optional<SendResult> obstacle(SignalOrder order) {
    ProcessId target = order.target();
    Signal signal = order.signal();
    StatFields stat = new StatFields();
    Answer<byte[]> line = files.load(file(target.pid(), "stat"), StatFields.LINE_BYTES);
    if (Errno.isGone(line.error())) {
      return Optional.of(new SendResult.Gone());
    }
    if (!line.isPresent() || !stat.parse(line.get(), line.get().length)) {
      return Optional.of(
          new SendResult.Refused(
              "whether it is still process %d cannot be read%s"
                  .formatted(
                      target.pid(), line.isPresent() ? "" : ": " + Errno.text(line.error()))));
    }
    if (stat.startTicks() != target.startTicks()) {
      return Optional.of(
          new SendResult.Replaced(new ProcessId(target.pid(), stat.startTicks(), bootId)));
    }
    if (stat.hasExited()) {
      return Optional.of(new SendResult.Gone());
    }
    return signal.needsHandler() ? withoutHandler(signal, target) : Optional.empty();
  }

  private Optional<SendResult> withoutHandler(Signal signal, ProcessId target) {
    String process = "process " + target.pid();
    Answer<byte[]> status = files.load(file(target.pid(), "status"), STATUS_BYTES);
    OptionalLong caught =
        status.isPresent() ? new StatusFields(status.get()).caught() : OptionalLong.empty();
    if (caught.isEmpty()) {
      return Optional.of(
          new SendResult.Refused("which signals " + process + " handles cannot be read"));
    }
    SignalSet handled = new SignalSet(caught.getAsLong());
    // A worker inherits its master's handlers for WINCH, TTIN and TTOU, but not for HUP and USR2.
    if (handled.contains(signal) && handled.containsAny(MASTERS_OWN)) {
      return Optional.empty();
    }
    return Optional.of(
        new SendResult.Refused(
            handled.contains(Signal.USR1)
                ? process + " is a worker: " + signal + " is for its master"
                : process + " has no handler for " + signal + ": it may still be importing"));
  }

  private Owner owner(int pid) {
    Answer<byte[]> status = files.load(file(pid, "status"), STATUS_BYTES);
    OptionalInt uid =
        status.isPresent() ? new StatusFields(status.get()).effectiveUid() : OptionalInt.empty();
    return uid.isPresent()
        ? new Owner(uid.getAsInt(), users.of(uid.getAsInt()))
        : new Owner(-1, "another user");
  }

  private Owner viewer() {
    int uid = Self.effectiveUid();
    return new Owner(uid, users.of(uid));
  }

  private static String file(int pid, String name) {
    return "/proc/" + pid + "/" + name;
  }
}

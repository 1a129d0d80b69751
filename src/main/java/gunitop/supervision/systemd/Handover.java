package gunitop.supervision.systemd;

import gunitop.gunicorn.UnitFacts;
import gunitop.kernel.Errno;
import gunitop.kernel.NotifySocket;
import gunitop.kernel.Self;
import gunitop.process.CallResult;
import gunitop.process.ProcessId;
import gunitop.process.TypedCommand;
import gunitop.supervision.PinnedProcess;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes another process the main one of a systemd unit: the datagram {@code MAINPID=} in the name
 * of the present one, and around it, where systemd does not listen to the unit, a drop-in that lets
 * it. Needs root. Blocks.
 */
public final class Handover {
  private static final Duration RELOAD = Duration.ofSeconds(10);
  private static final long PATIENCE_NANOS = 3_000_000_000L;
  private static final long PAUSE_NANOS = 50_000_000L;

  private Handover() {}

  /**
   * Hands a unit over.
   *
   * @param opensAccess whether the drop-in is needed
   */
  public static CallResult run(String unit, ProcessId main, ProcessId next, boolean opensAccess) {
    if (Self.effectiveUid() != 0) {
      return new CallResult.NotRun("only root can tell systemd");
    }
    if (!TypedCommand.isName(unit)) {
      return new CallResult.NotRun("the name of its unit is in no command");
    }
    if (!PinnedProcess.isAlive(main) || !PinnedProcess.isAlive(next)) {
      return new CallResult.NotRun("one of the two masters has exited");
    }
    if (Systemctl.unit(unit).filter(facts -> facts.mainPid() == main.pid()).isEmpty()) {
      return new CallResult.NotRun(main.pid() + " is not the main process of " + unit + " now");
    }
    if (!opensAccess) {
      return told(unit, main, next);
    }
    Optional<String> written = DropIn.write(unit);
    CallResult opened = written.isEmpty() ? reload() : new CallResult.NotRun(written.get());
    CallResult result = opened.isSuccess() ? told(unit, main, next) : opened;
    Optional<String> left = DropIn.remove(unit);
    CallResult closed = left.isEmpty() ? reload() : new CallResult.NotRun(left.get());
    return result.isSuccess() && !closed.isSuccess() ? closed : result;
  }

  private static CallResult told(String unit, ProcessId main, ProcessId next) {
    int error = NotifySocket.tell(NotifySocket.SYSTEMD, "MAINPID=" + next.pid(), main.pid());
    if (error != 0) {
      return new CallResult.NotRun(NotifySocket.SYSTEMD + ": " + Errno.text(error));
    }
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    int found = 0;
    while (System.nanoTime() < deadline) {
      found = Systemctl.unit(unit).map(UnitFacts::mainPid).orElse(0);
      if (found == next.pid()) {
        return new CallResult.Ended(0, "MainPID=" + found);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return new CallResult.Ended(1, "systemd did not take it: MainPID=" + found);
  }

  private static CallResult reload() {
    return Systemctl.run(RELOAD, "daemon-reload");
  }

  /**
   * Removes what a run that crashed in a handover left behind; returns a sentence about it, empty
   * where there was nothing. To be called once, at the start.
   */
  public static Optional<String> tidy() {
    if (Self.effectiveUid() != 0) {
      return Optional.empty();
    }
    DropIn.Removed removed = DropIn.removeLeftOver();
    if (removed.trouble().isPresent()) {
      return Optional.of("A drop-in of an earlier run is left: " + removed.trouble().get());
    }
    return removed.units().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Removed a drop-in that an earlier run left at %s; systemctl daemon-reload: %s"
                .formatted(String.join(", ", removed.units()), reload().text()));
  }
}

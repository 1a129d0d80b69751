package gunitop.supervision;

import gunitop.gunicorn.UnitFacts;
import gunitop.kernel.Errno;
import gunitop.kernel.NotifySocket;
import gunitop.kernel.Self;
import gunitop.process.CallResult;
import gunitop.process.ProcessId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
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
    if (!PinnedProcess.isAlive(main) || !PinnedProcess.isAlive(next)) {
      return new CallResult.NotRun("one of the two masters has exited");
    }
    if (Owners.unit(unit).filter(facts -> facts.mainPid() == main.pid()).isEmpty()) {
      return new CallResult.NotRun(main.pid() + " is not the main process of " + unit + " now");
    }
    if (!opensAccess) {
      return told(unit, main, next);
    }
    try {
      DropIn.write(unit);
      CallResult opened = reload();
      CallResult result = opened.isSuccess() ? told(unit, main, next) : opened;
      DropIn.remove(unit);
      CallResult closed = reload();
      return result.isSuccess() && !closed.isSuccess() ? closed : result;
    } catch (IOException failed) {
      return new CallResult.NotRun("the drop-in could not be written or removed: " + failed);
    }
  }

  private static CallResult told(String unit, ProcessId main, ProcessId next) {
    int error = NotifySocket.tell(NotifySocket.SYSTEMD, "MAINPID=" + next.pid(), main.pid());
    if (error != 0) {
      return new CallResult.NotRun(NotifySocket.SYSTEMD + ": " + Errno.text(error));
    }
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    int found = 0;
    while (System.nanoTime() < deadline) {
      found = Owners.unit(unit).map(UnitFacts::mainPid).orElse(0);
      if (found == next.pid()) {
        return new CallResult.Ended(0, "MainPID=" + found);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return new CallResult.Ended(1, "systemd did not take it: MainPID=" + found);
  }

  private static CallResult reload() {
    return Owners.systemctl()
        .map(path -> ChildProgram.run(List.of(path.toString(), "daemon-reload"), RELOAD))
        .orElseGet(() -> new CallResult.NotRun("systemctl was not found"));
  }

  /**
   * Removes what a run that crashed in a handover left behind; returns a sentence about it, empty
   * where there was nothing. To be called once, at the start.
   */
  public static Optional<String> tidy() {
    if (Self.effectiveUid() != 0) {
      return Optional.empty();
    }
    try {
      List<String> units = DropIn.removeLeftOver();
      if (units.isEmpty()) {
        return Optional.empty();
      }
      CallResult reloaded = reload();
      return Optional.of(
          "Removed a drop-in that an earlier run left at %s; systemctl daemon-reload: %s"
              .formatted(String.join(", ", units), reloaded.text()));
    } catch (IOException failed) {
      return Optional.of("A drop-in of an earlier run could not be removed: " + failed);
    }
  }
}

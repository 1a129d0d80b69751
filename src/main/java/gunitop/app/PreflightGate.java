package gunitop.app;

import gunitop.gunicorn.Relaunch;
import gunitop.preflight.Check;
import gunitop.preflight.CheckKind;
import gunitop.preflight.PreflightAdvice;
import gunitop.preflight.PreflightSource;
import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import gunitop.ui.Model;
import gunitop.upgrade.Advice;
import gunitop.upgrade.Review;
import java.util.List;
import java.util.Optional;

/**
 * Looks once more before a USR2 leaves: what the operator agreed to may have been read seconds ago.
 */
final class PreflightGate {
  private final PreflightSource source;
  private volatile Shown shown = new Shown(List.of(), null, PreflightAdvice.NONE);

  PreflightGate(PreflightSource source) {
    this.source = source;
  }

  /**
   * What the operator has on the screen.
   *
   * @param snapshot in which the masters were found; null before the first
   */
  private record Shown(List<Relaunch> relaunches, Snapshot snapshot, PreflightAdvice advice) {}

  /**
   * Why a USR2 does not leave.
   *
   * @param reason what is worse than what was shown
   * @param advice what is so now
   */
  record Objection(String reason, PreflightAdvice advice) {}

  /** Takes note of what the screen of this model shows of these. */
  void watch(Model model, List<Relaunch> relaunches) {
    List<Advice> advice = model.host().review().map(Review::advice).orElse(List.of());
    Snapshot snapshot = model.host().snapshot().orElse(null);
    watch(relaunches, snapshot, PreflightAdvice.in(advice));
  }

  /** Takes note of what the operator has on the screen now. */
  void watch(List<Relaunch> relaunches, Snapshot snapshot, PreflightAdvice advice) {
    shown = new Shown(relaunches, snapshot, advice);
  }

  /** Whether this master can be looked at. */
  boolean knows(ProcessId master) {
    return shown.relaunches().stream().anyMatch(one -> isOf(one, master));
  }

  /** What stands against a USR2 to this master now and was not on the screen; blocks. */
  Optional<Objection> objection(ProcessId master) {
    Shown before = shown;
    List<Relaunch> asked = before.relaunches().stream().filter(one -> isOf(one, master)).toList();
    PreflightAdvice now = PreflightAdvice.of(source.read(asked, before.snapshot()));
    List<Check> told = before.advice().read().getOrDefault(master, List.of());
    return now.read().getOrDefault(master, List.of()).stream()
        .filter(Check::objects)
        .filter(check -> !wasTold(check, told))
        .findFirst()
        .map(check -> new Objection(check.message(), now));
  }

  private static boolean isOf(Relaunch relaunch, ProcessId master) {
    return relaunch.old().master().id().equals(master);
  }

  /** Whether the same was told, and not as less grave. */
  private static boolean wasTold(Check check, List<Check> told) {
    CheckKind kind = check.kind();
    return told.stream()
        .anyMatch(one -> one.kind() == kind && one.result().compareTo(check.result()) <= 0);
  }
}

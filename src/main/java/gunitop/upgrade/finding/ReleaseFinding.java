package gunitop.upgrade.finding;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.FailedReexec;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationState;
import gunitop.gunicorn.LostRelease;
import gunitop.process.Listener;
import gunitop.process.ProcessSample;
import gunitop.process.Signal;
import gunitop.process.Snapshot;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Step;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a deploy that removed the release means for a USR2, before it and after it. */
final class ReleaseFinding {
  private ReleaseFinding() {}

  /** What USR2 would come to, where the folder, the interpreter or the script is gone. */
  static Optional<Finding> before(Application application, Snapshot now) {
    Generation old = application.old();
    boolean matters =
        application.newGeneration().isEmpty()
            && old.state() != GenerationState.RETIRING
            && FailedReexec.of(old.master(), now).isEmpty();
    return matters
        ? LostRelease.of(old.master(), now).map(lost -> finding(lost, application))
        : Optional.empty();
  }

  private static Finding finding(LostRelease lost, Application application) {
    Generation old = application.old();
    String what = "%s is gone, %s: ".formatted(lost.path(), lost.kind().meaning());
    String consequence =
        !lost.endsOld()
            ? "NEW would die at once, OLD would go on."
            : "USR2 would end OLD's %s workers, cut their requests and start no NEW%s."
                .formatted(old.workers().size(), socketsThatVanish(application));
    String doubt =
        lost.mayBeHarmless()
            ? " Not so if it was started through %s, which is there.".formatted(lost.way())
            : "";
    return new Finding(
        Severity.WARNING,
        FindingCode.RELEASE_GONE,
        what + consequence + doubt,
        "Put it back where it was first, or restart instead.",
        EnumSet.of(Step.USR2));
  }

  private static String socketsThatVanish(Application application) {
    List<String> sockets =
        application.listeners().stream()
            .map(Listener::address)
            .filter(address -> address.startsWith("unix:/"))
            .toList();
    return sockets.isEmpty() ? "" : "; " + String.join(", ", sockets) + " would vanish";
  }

  /** The child that a USR2 left behind when it failed before it had executed anything. */
  static Optional<Finding> after(Application application, Snapshot now) {
    return FailedReexec.of(application.old().master(), now)
        .map(ProcessSample::pid)
        .map(
            pid ->
                new Finding(
                    Severity.WARNING,
                    FindingCode.NEW_DIED,
                    ("USR2 failed before NEW was executed: its child %s acts as a master that stops,"
                            + " and has told OLD's workers to go. While it lives USR2 is ignored.")
                        .formatted(pid),
                    "r ends it: kill -%s %s. By itself it goes after the graceful timeout, and"
                            .formatted(Signal.KILL, pid)
                        + " takes the pidfile along.",
                    Set.of()));
  }
}

package gunitop.upgrade.finding;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.GenerationState;
import gunitop.gunicorn.History;
import gunitop.gunicorn.LaunchLine;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Step;
import java.util.Optional;
import java.util.Set;

/**
 * {@code python -m gunicorn}: a NEW master is executed as the file {@code gunicorn/__main__.py}
 * ({@code gunicorn/arbiter.py START_CTX}), so Python's path begins with Gunicorn's own folder in
 * place of the folder in which OLD was started. There {@code http} is Gunicorn's.
 */
final class ModuleFinding {
  private ModuleFinding() {}

  static Optional<Finding> of(Application application, History history) {
    boolean matters =
        application.newGeneration().isEmpty()
            && application.old().state() != GenerationState.RETIRING;
    return matters
        ? line(application, history).filter(LaunchLine::runsAsModule).map(ModuleFinding::finding)
        : Optional.empty();
  }

  private static Optional<LaunchLine> line(Application application, History history) {
    return LaunchLine.of(application.old().master().process().traits().commandLine())
        .or(() -> history.of(application.old().master().id()).launch());
  }

  private static Finding finding(LaunchLine line) {
    return new Finding(
        Severity.WARNING,
        FindingCode.RUN_AS_MODULE,
        "Started as python %s: NEW's sys.path[0] is Gunicorn's own folder, whose http hides Python's;"
                .formatted(line.script().startsWith("/") ? line.script() : "-m " + line.script())
            + " an application that imports http.client makes NEW die.",
        "Try it where it may fail first; start it next time by the script gunicorn.",
        Set.of(Step.USR2));
  }
}

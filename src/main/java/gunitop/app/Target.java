package gunitop.app;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.process.ProcessSample;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Review;
import java.util.Optional;

/** The application of a process that was named on the command line. */
final class Target {

  private Target() {}

  /** The application whose master or worker this is. */
  static Optional<Assessment> of(int pid, Review review) {
    return review.assessments().stream()
        .filter(assessment -> containsPid(assessment.application(), pid))
        .findFirst();
  }

  /** Why this PID names no application, in one line; empty where it does. */
  static Optional<String> refusal(int pid, Review review) {
    if (of(pid, review).isPresent()) {
      return Optional.empty();
    }
    Optional<ProcessSample> process = review.snapshot().process(pid);
    if (process.isEmpty()) {
      return Optional.of("there is no process " + pid + ": run gunitop without a PID to see all");
    }
    return Optional.of(
        process.get().isAlive()
            ? "process "
                + pid
                + " is no Gunicorn master or worker: run gunitop without a PID to see all"
            : "process " + pid + " has exited and only waits to be reaped");
  }

  private static boolean containsPid(Application application, int pid) {
    return application.generations().stream().anyMatch(generation -> isIn(generation, pid));
  }

  private static boolean isIn(Generation generation, int pid) {
    return generation.master().pid() == pid
        || generation.workers().stream().anyMatch(worker -> worker.id().pid() == pid);
  }
}

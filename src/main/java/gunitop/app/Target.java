package gunitop.app;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.kernel.Self;
import gunitop.process.ProcessSample;
import gunitop.sampling.proc.HiddenProcesses;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Review;
import java.util.Optional;
import java.util.OptionalInt;

/** The application of a process that was named on the command line. */
final class Target {

  private Target() {}

  /** The application whose master or worker this is. */
  static Optional<Assessment> of(int pid, Review review) {
    return review.assessments().stream()
        .filter(assessment -> containsPid(assessment.application(), pid))
        .findFirst();
  }

  /**
   * Why a PID names no application.
   *
   * @param line one line for the operator
   * @param exitCode what it is to the shell: that there is none, or that this cannot be told
   */
  record Refused(String line, int exitCode) {
    private static Refused none(String line) {
      return new Refused(line + ": run gunitop without a PID to see all", ExitCode.NO_GUNICORN);
    }

    private static Refused unknown(String line) {
      return new Refused(line + ": run gunitop as its user or as root", ExitCode.INTERNAL_ERROR);
    }
  }

  /** Why this PID names no application; empty where it does. */
  static Optional<Refused> refusal(int pid, Review review) {
    if (of(pid, review).isPresent()) {
      return Optional.empty();
    }
    Optional<ProcessSample> process = review.snapshot().process(pid);
    return Optional.of(process.isPresent() ? refusal(process.get()) : unseen(pid, review));
  }

  private static Refused refusal(ProcessSample process) {
    if (!process.isAlive()) {
      return new Refused(
          "process " + process.pid() + " has exited and only waits to be reaped",
          ExitCode.NO_GUNICORN);
    }
    boolean told = process.traits().caught().isKnown();
    return told
        ? Refused.none("process " + process.pid() + " is no Gunicorn master or worker")
        : Refused.unknown(
            "whether process " + process.pid() + " is a Gunicorn cannot be seen by you");
  }

  /** One that {@code /proc} does not show to us; the kernel tells whether it is there. */
  private static Refused unseen(int pid, Review review) {
    if (!Self.exists(pid)) {
      return Refused.none("there is no process " + pid);
    }
    OptionalInt whole = HiddenProcesses.processOfThread(pid);
    if (whole.isPresent()) {
      return Refused.none(pid + " is a thread of process " + whole.getAsInt() + ", no process");
    }
    String hidden = review.snapshot().host().hidden();
    return Refused.unknown(
        "process "
            + pid
            + " is there, but cannot be seen by you"
            + (hidden.isEmpty() ? "" : " (" + hidden + ")"));
  }

  private static boolean containsPid(Application application, int pid) {
    return application.generations().stream().anyMatch(generation -> isIn(generation, pid));
  }

  private static boolean isIn(Generation generation, int pid) {
    return generation.master().pid() == pid
        || generation.workers().stream().anyMatch(worker -> worker.id().pid() == pid);
  }
}

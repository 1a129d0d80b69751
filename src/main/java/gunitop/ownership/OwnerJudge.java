package gunitop.ownership;

import gunitop.gunicorn.Ancestor;
import gunitop.gunicorn.Container;
import gunitop.gunicorn.OwnerFacts;
import gunitop.gunicorn.Supervisor;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import java.util.List;
import java.util.Optional;

/** Recognises one kind of owner. */
public interface OwnerJudge {
  /** Recognises nobody. */
  OwnerJudge NONE = new OwnerJudge() {};

  /**
   * An ancestor of a master, where it acts when its child ends.
   *
   * @param child the ancestor's child: the master, or what stands between
   */
  default Optional<Supervisor> above(
      ProcessSample master, ProcessSample child, ProcessSample ancestor, OwnerFacts owners) {
    return Optional.empty();
  }

  /** Who started a forebear of a master that PID 1 has adopted since, and does not know it. */
  default Optional<Supervisor> leftBehind(
      ProcessSample master, Snapshot snapshot, OwnerFacts owners) {
    return Optional.empty();
  }

  /**
   * The service in whose control group a master runs.
   *
   * @param manager the service manager that the chain led to, or whoever is the first process;
   *     empty where that is not seen
   * @param named who stands above the master
   */
  default Optional<Supervisor> service(
      ProcessSample master,
      Optional<ProcessSample> manager,
      List<Ancestor> named,
      Optional<Container> container,
      Snapshot snapshot,
      OwnerFacts owners) {
    return Optional.empty();
  }
}

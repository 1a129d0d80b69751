package gunitop.upgrade.course;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.Worker;
import gunitop.process.ProcessId;
import gunitop.upgrade.Assessment;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds one application again from snapshot to snapshot, while its generations come and go.
 *
 * @param name what it was called
 * @param masters its masters when it was last seen, and those that it had before
 * @param workers its workers when it was last seen
 */
public record ApplicationTrack(String name, Set<ProcessId> masters, Set<ProcessId> workers) {

  /** Of those that were its masters, the gone ones are forgotten past this. */
  private static final int MOST_MASTERS = 16;

  /** Copies the sets. */
  public ApplicationTrack {
    masters = Set.copyOf(masters);
    workers = Set.copyOf(workers);
  }

  /** The track of an application. */
  public static ApplicationTrack of(Application application) {
    Set<ProcessId> masters = new HashSet<>();
    Set<ProcessId> workers = new HashSet<>();
    for (Generation generation : application.generations()) {
      masters.add(generation.master().id());
      generation.workers().stream().map(Worker::id).forEach(workers::add);
    }
    application.third().ifPresent(third -> masters.add(third.id()));
    return new ApplicationTrack(application.name(), masters, workers);
  }

  /** The application as it is now; empty where none of its processes is left. */
  public Optional<Assessment> find(List<Assessment> assessments) {
    Optional<Assessment> ofMasters = first(assessments, masters);
    return ofMasters.isPresent() ? ofMasters : first(assessments, workers);
  }

  /** The track of the same application after one more review. */
  public ApplicationTrack follow(List<Assessment> assessments) {
    return find(assessments).map(found -> following(found, assessments)).orElse(this);
  }

  /**
   * The track of the same application as {@link #find} has found it; this one where it has the same
   * processes. A third master that binds is an application of its own until the other one is gone,
   * and for a moment before it is none at all: so whoever belonged to it is remembered.
   */
  public ApplicationTrack following(Assessment found, List<Assessment> assessments) {
    if (isExactly(found.application())) {
      return this;
    }
    ApplicationTrack now = of(found.application());
    Set<ProcessId> all = new HashSet<>(now.masters);
    if (masters.size() < MOST_MASTERS) {
      all.addAll(masters);
    } else {
      masters.stream()
          .filter(id -> assessments.stream().anyMatch(one -> one.application().contains(id)))
          .forEach(all::add);
    }
    return new ApplicationTrack(now.name, all, now.workers);
  }

  /** Whether these are the application's name, masters and workers. */
  private boolean isExactly(Application application) {
    int workersNow = 0;
    for (Generation generation : application.generations()) {
      workersNow += generation.workers().size();
      if (!masters.contains(generation.master().id())) {
        return false;
      }
      for (Worker worker : generation.workers()) {
        if (!workers.contains(worker.id())) {
          return false;
        }
      }
    }
    return workersNow == workers.size()
        && application.name().equals(name)
        && (application.third().isEmpty() || masters.contains(application.third().get().id()));
  }

  /** The first application with one of these processes. */
  private static Optional<Assessment> first(
      List<Assessment> assessments, Set<ProcessId> processes) {
    for (Assessment assessment : assessments) {
      for (ProcessId process : processes) {
        if (assessment.application().contains(process)) {
          return Optional.of(assessment);
        }
      }
    }
    return Optional.empty();
  }
}

package gunitop.ui;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.Worker;
import gunitop.process.ProcessId;
import gunitop.upgrade.Assessment;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds one application again from snapshot to snapshot, while its generations come and go.
 *
 * @param name what it was called
 * @param masters its masters when it was last seen
 * @param workers its workers when it was last seen
 */
public record Track(String name, Set<ProcessId> masters, Set<ProcessId> workers) {

  /** Copies the sets. */
  public Track {
    masters = Set.copyOf(masters);
    workers = Set.copyOf(workers);
  }

  /** The track of an application. */
  public static Track of(Application application) {
    Set<ProcessId> masters = new HashSet<>();
    Set<ProcessId> workers = new HashSet<>();
    for (Generation generation : application.generations()) {
      masters.add(generation.master().id());
      generation.workers().stream().map(Worker::id).forEach(workers::add);
    }
    application.third().ifPresent(third -> masters.add(third.id()));
    return new Track(application.name(), masters, workers);
  }

  /** The application as it is now; empty where none of its processes is left. */
  public Optional<Assessment> find(List<Assessment> assessments) {
    return first(assessments, application -> masters.stream().anyMatch(application::contains))
        .or(
            () ->
                first(
                    assessments, application -> workers.stream().anyMatch(application::contains)));
  }

  /** The track of the same application after one more review. */
  Track follow(List<Assessment> assessments) {
    return find(assessments).map(found -> following(found, assessments)).orElse(this);
  }

  /** A third master that binds is an application of its own until the other one is gone. */
  private Track following(Assessment found, List<Assessment> assessments) {
    Track now = of(found.application());
    Set<ProcessId> all = new HashSet<>(now.masters);
    masters.stream()
        .filter(id -> assessments.stream().anyMatch(one -> one.application().contains(id)))
        .forEach(all::add);
    return new Track(now.name, all, now.workers);
  }

  private static Optional<Assessment> first(
      List<Assessment> assessments, Predicate<Application> wanted) {
    return assessments.stream().filter(one -> wanted.test(one.application())).findFirst();
  }
}

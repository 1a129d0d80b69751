package gunitop.ui.text;

import gunitop.gunicorn.Application;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import gunitop.upgrade.Assessment;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Another process of an application: started by one of its members, or left behind with one of its
 * listeners, and neither master nor worker. No step is about it.
 */
public final class Relative {
  /** A parent link that was read while processes moved may run in a circle. */
  private static final int MOST_ANCESTORS = 64;

  private Relative() {}

  /** The application to which a process belongs that is no member of any; empty where to none. */
  public static Optional<Application> application(
      ProcessSample process, Snapshot snapshot, List<Assessment> assessments) {
    Optional<ProcessSample> next = Optional.of(process);
    for (int depth = 0; next.isPresent() && depth < MOST_ANCESTORS; depth++) {
      for (Assessment assessment : assessments) {
        if (assessment.application().contains(next.get().id())) {
          return depth == 0 ? Optional.empty() : Optional.of(assessment.application());
        }
      }
      next = snapshot.process(next.get().stat().parent());
    }
    Set<Long> sockets = process.files().map(files -> files.sockets()).orElse(Set.of());
    return assessments.stream()
        .map(Assessment::application)
        .filter(
            one ->
                one.listeners().stream().anyMatch(listener -> sockets.contains(listener.inode())))
        .findFirst();
  }
}

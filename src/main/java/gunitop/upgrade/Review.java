package gunitop.upgrade;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.ApplicationFinder;
import gunitop.gunicorn.Attention;
import gunitop.gunicorn.History;
import gunitop.gunicorn.WinchEffect;
import gunitop.process.Focus;
import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import java.util.List;
import java.util.Set;

/**
 * What is made of one snapshot, together with what the earlier ones taught.
 *
 * @param snapshot the snapshot
 * @param applications the applications in it, the eldest first
 * @param assessments one for each application, in the same order
 * @param observations what changed since the review before; empty in the first
 * @param history what this and all earlier snapshots taught
 */
public record Review(
    Snapshot snapshot,
    List<Application> applications,
    List<Assessment> assessments,
    List<Observation> observations,
    History history) {

  /** Copies the lists. */
  public Review {
    applications = List.copyOf(applications);
    assessments = List.copyOf(assessments);
    observations = List.copyOf(observations);
  }

  /** The review of the first snapshot. */
  public static Review first(Snapshot snapshot) {
    return of(snapshot, History.EMPTY, List.of());
  }

  /** The review of the next snapshot. */
  public Review next(Snapshot now) {
    return of(now, history, applications);
  }

  private static Review of(Snapshot now, History history, List<Application> before) {
    List<Application> found = ApplicationFinder.find(now, history);
    History learnt = history.after(now, found);
    return new Review(
        now,
        found,
        found.stream().map(application -> Assessor.assess(application, now, learnt)).toList(),
        before.isEmpty() ? List.of() : Observations.between(before, found, now, learnt),
        learnt);
  }

  /** What the next snapshot shall look at closely. */
  public Focus focus(Set<String> files, boolean memory) {
    return Attention.focus(snapshot, applications, files, memory);
  }

  /** The review, knowing that this program has told a master to go. */
  public Review dismissing(ProcessId master) {
    return with(history.dismissing(master));
  }

  /** The review, knowing what a WINCH was seen to do. */
  public Review observing(ProcessId master, WinchEffect effect) {
    return with(history.observing(master, effect));
  }

  private Review with(History changed) {
    return new Review(snapshot, applications, assessments, observations, changed);
  }
}

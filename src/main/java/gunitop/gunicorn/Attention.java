package gunitop.gunicorn;

import gunitop.process.Focus;
import gunitop.process.SeenPath;
import gunitop.process.Signal;
import gunitop.process.SignalSet;
import gunitop.process.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the next snapshot must look at closely, so that Gunicorn can be judged by it.
 *
 * @param judged the PIDs of everybody who has a role
 * @param others further PIDs to be tracked
 * @param pidfiles where the masters' pidfiles may lie; these four decide the rest
 * @param release where the masters' programs and folders lie, of which it is asked whether they do
 * @param tracked all PIDs
 * @param paths the files to read
 */
public record Attention(
    Set<Integer> judged,
    List<Integer> others,
    List<PidfilePlaces> pidfiles,
    Set<SeenPath> release,
    Set<Integer> tracked,
    Set<String> paths) {

  /** By these handlers a master is found, and a worker whose master is gone. */
  public static final SignalSet HANDLERS = SignalSet.of(Signal.USR1);

  private static final Set<String> PREFIXES = Set.of(HeartbeatFile.NAME_PREFIX);

  /** Copies the collections. */
  public Attention {
    judged = Set.copyOf(judged);
    others = List.copyOf(others);
    pidfiles = List.copyOf(pidfiles);
    release = Set.copyOf(release);
    tracked = Set.copyOf(tracked);
    paths = Set.copyOf(paths);
  }

  /**
   * What to look at after this snapshot; the former value where that is the same.
   *
   * @param former what was looked at before; empty at the first snapshot
   * @param found what was found in the snapshot
   * @param history what is known of them
   */
  public static Attention after(
      Optional<Attention> former,
      Snapshot snapshot,
      ApplicationFinder.Found found,
      History history) {
    List<Integer> others = new ArrayList<>();
    List<PidfilePlaces> pidfiles = new ArrayList<>();
    Set<SeenPath> release = new HashSet<>();
    for (Application application : found.applications()) {
      for (Generation generation : application.generations()) {
        others.add(generation.master().pid());
        pidfiles.add(PidfilePlaces.of(generation.master().process(), history));
        release.addAll(ReleaseFiles.of(generation.master().process()).paths());
      }
      history
          .of(application.youngest().master().id())
          .launcher()
          .map(Supervisor::pid)
          .filter(pid -> pid > 1)
          .ifPresent(others::add);
      if (application.supervisor().former()) {
        // No predecessor any more: nothing else would keep it in sight, nor what it starts.
        others.add(application.supervisor().pid());
      }
    }
    // Whoever a pidfile names must be in the next snapshot, else it would seem to be gone.
    others.addAll(Pidfile.named(snapshot));
    return former.isPresent() && former.get().isOf(found.judged(), others, pidfiles, release)
        ? former.get()
        : of(found.judged(), others, pidfiles, release);
  }

  private static Attention of(
      Set<Integer> judged,
      List<Integer> others,
      List<PidfilePlaces> pidfiles,
      Set<SeenPath> release) {
    Set<Integer> tracked = new HashSet<>(judged);
    tracked.addAll(others);
    Set<String> paths = new HashSet<>();
    for (PidfilePlaces places : pidfiles) {
      for (PidfilePlaces.Place place : places.places()) {
        paths.add(place.first());
        paths.add(place.second());
      }
      places.configuration().ifPresent(paths::add);
    }
    return new Attention(judged, others, pidfiles, release, tracked, paths);
  }

  private boolean isOf(
      Set<Integer> nowJudged,
      List<Integer> nowOthers,
      List<PidfilePlaces> nowPidfiles,
      Set<SeenPath> nowRelease) {
    return judged.equals(nowJudged)
        && others.equals(nowOthers)
        && pidfiles.equals(nowPidfiles)
        && release.equals(nowRelease);
  }

  /**
   * The focus of the next snapshot.
   *
   * @param files further paths to read, e.g. a pidfile that the operator named
   * @param memory whether proportional memory is shown
   */
  public Focus focus(Set<String> files, boolean memory) {
    Set<String> all = paths;
    if (!files.isEmpty()) {
      all = new HashSet<>(paths);
      all.addAll(files);
    }
    return new Focus(tracked, Variables.ALL, PREFIXES, all, memory).asking(release);
  }
}

package gunitop.ownership;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.History;
import gunitop.gunicorn.LaunchLine;
import gunitop.gunicorn.Master;
import gunitop.gunicorn.Role;
import gunitop.gunicorn.SameOwner;
import gunitop.gunicorn.Supervisor;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises a third master: somebody started it while another master of the same application
 * serves, so it cannot bind. A master opens its listeners before it forks a worker, and tries five
 * times, a second apart ({@code gunicorn/sock.py create_sockets}); until then it holds none. A NEW
 * generation is different in that its parent is the OLD master, whose listeners it inherits.
 *
 * <p>It has the owner that the serving one had, or wants the same listener. Before it has handlers
 * it is known by its command line: with {@code --preload} it imports first, and with a pidfile that
 * names the serving master it dies before ("Already running", {@code gunicorn/arbiter.py start}).
 */
final class ThirdMaster {
  private final Ownership ownership;
  private final Snapshot snapshot;
  private final History history;

  private ThirdMaster(Ownership ownership, Snapshot snapshot, History history) {
    this.ownership = ownership;
    this.snapshot = snapshot;
    this.history = history;
  }

  /** The applications, those of third masters made part of the one that serves. */
  static List<Application> absorbed(
      Ownership ownership,
      List<Application> applications,
      Set<Integer> judged,
      Snapshot snapshot,
      History history) {
    return new ThirdMaster(ownership, snapshot, history).absorbed(applications, judged);
  }

  private List<Application> absorbed(List<Application> applications, Set<Integer> judged) {
    List<Application> kept = new ArrayList<>(applications);
    for (Application candidate : applications) {
      if (!isWithoutListener(candidate, history)) {
        continue;
      }
      Optional<Application> serving =
          kept.stream().filter(one -> isOf(candidate, one, history)).findFirst();
      if (serving.isPresent()) {
        kept.remove(candidate);
        kept.set(kept.indexOf(serving.get()), serving.get().with(candidate.old().master()));
      }
    }
    for (ProcessSample starter : starting(judged, snapshot)) {
      Optional<Application> serving =
          kept.stream().filter(one -> isStarting(starter, one)).findFirst();
      if (serving.isPresent()) {
        kept.set(kept.indexOf(serving.get()), serving.get().with(importing(starter)));
      }
    }
    return kept;
  }

  /** Gunicorns that have no handlers yet and are no NEW generation. */
  private static List<ProcessSample> starting(Set<Integer> judged, Snapshot snapshot) {
    List<ProcessSample> starting = new ArrayList<>();
    for (ProcessSample one : snapshot.processes().values()) {
      List<String> words = one.traits().commandLine();
      if (LaunchLine.namesGunicorn(words)
          && LaunchLine.isPython(words)
          && one.isAlive()
          && !judged.contains(one.pid())
          && !judged.contains(one.stat().parent())) {
        starting.add(one);
      }
    }
    return starting;
  }

  private boolean isStarting(ProcessSample starter, Application serving) {
    if (serving.third().isPresent()
        || serving.listeners().isEmpty()
        || !SameOwner.is(starter, serving.old().master().process())) {
      return false;
    }
    Supervisor owner = serving.supervisor();
    return isProgramOf(owner, starter) || SameService.isWantedBy(starter, serving, history);
  }

  /** Whether a former owner has started its program again. */
  private boolean isProgramOf(Supervisor former, ProcessSample starter) {
    if (!former.former() || former.name().isEmpty()) {
      return false;
    }
    Supervisor now = ownership.ownerOf(starter, snapshot, history.owners());
    return former.owns(now) && now.name().equals(former.name());
  }

  private static Master importing(ProcessSample starter) {
    return new Master(
        starter, Role.IMPORTING, Reading.known(Set.of()), "wants what another master listens on");
  }

  private static boolean isWithoutListener(Application application, History history) {
    Generation only = application.old();
    boolean holdsNone =
        only.master().listeners().isKnown() && only.master().listeners().get().isEmpty();
    return application.newGeneration().isEmpty()
        && holdsNone
        && only.workers().isEmpty()
        && only.master().hasHandlers()
        && !history.of(only.master().id()).held();
  }

  private static boolean isOf(Application candidate, Application serving, History history) {
    return candidate != serving
        && !serving.listeners().isEmpty()
        && serving.third().isEmpty()
        && SameOwner.is(candidate.old().master().process(), serving.old().master().process())
        && (serving.supervisor().owns(candidate.supervisor()) && isSame(candidate, serving)
            || SameService.isWantedBy(candidate.old().master().process(), serving, history));
  }

  private static boolean isSame(Application candidate, Application serving) {
    String name = candidate.supervisor().name();
    boolean sameProgram = !name.isEmpty() && name.equals(serving.supervisor().name());
    return sameProgram || candidate.name().equals(serving.name());
  }
}

package gunitop.ownership;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.History;
import gunitop.gunicorn.LaunchLine;
import gunitop.gunicorn.Master;
import gunitop.gunicorn.Role;
import gunitop.gunicorn.RoleJudge;
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
 * Recognises a third master: its owner started it anew while another master of the same application
 * serves, so it cannot bind. A master opens its listeners before it forks a worker, and tries five
 * times, a second apart ({@code gunicorn/sock.py create_sockets}); until then it holds none. A NEW
 * generation is different in that its parent is the OLD master, whose listeners it inherits.
 *
 * <p>Before it has handlers it is known by what supervisord calls it: with {@code --preload} it
 * imports first, and with a pidfile that names the serving master it dies before ("Already
 * running", {@code gunicorn/arbiter.py start}).
 */
final class ThirdMaster {
  private ThirdMaster() {}

  /** The applications, those of third masters made part of the one that serves. */
  static List<Application> absorbed(
      List<Application> applications, Snapshot snapshot, History history) {
    List<Application> kept = new ArrayList<>(applications);
    for (Application candidate : applications) {
      if (!isWithoutListener(candidate, history)) {
        continue;
      }
      Optional<Application> serving = kept.stream().filter(one -> isOf(candidate, one)).findFirst();
      if (serving.isPresent()) {
        kept.remove(candidate);
        kept.set(kept.indexOf(serving.get()), serving.get().with(candidate.old().master()));
      }
    }
    kept.replaceAll(one -> withImporting(one, snapshot, history));
    return kept;
  }

  private static Application withImporting(
      Application serving, Snapshot snapshot, History history) {
    Supervisor owner = serving.supervisor();
    if (serving.third().isPresent() || !owner.former() || owner.name().isEmpty()) {
      return serving;
    }
    return snapshot.childrenOf(owner.pid()).stream()
        .filter(ProcessSample::isAlive)
        .filter(child -> !serving.contains(child.id()))
        .filter(child -> SameOwner.is(child, serving.old().master().process()))
        .filter(child -> LaunchLine.namesGunicorn(child.traits().commandLine()))
        .filter(child -> RoleJudge.of(child, snapshot) == Role.NONE)
        .filter(
            child -> Supervision.of(child, snapshot, history.owners()).name().equals(owner.name()))
        .findFirst()
        .map(
            child ->
                serving.with(
                    new Master(
                        child,
                        Role.IMPORTING,
                        Reading.known(Set.of()),
                        "supervisord started it as " + owner.name())))
        .orElse(serving);
  }

  private static boolean isWithoutListener(Application application, History history) {
    Generation only = application.old();
    boolean holdsNone =
        only.master().listeners().isKnown() && only.master().listeners().get().isEmpty();
    return application.fresh().isEmpty()
        && holdsNone
        && only.workers().isEmpty()
        && only.master().hasHandlers()
        && !history.of(only.master().id()).held();
  }

  private static boolean isOf(Application candidate, Application serving) {
    return candidate != serving
        && !serving.listeners().isEmpty()
        && serving.third().isEmpty()
        && serving.supervisor().owns(candidate.supervisor())
        && SameOwner.is(candidate.old().master().process(), serving.old().master().process())
        && isSame(candidate, serving);
  }

  private static boolean isSame(Application candidate, Application serving) {
    String name = candidate.supervisor().name();
    boolean sameProgram = !name.isEmpty() && name.equals(serving.supervisor().name());
    return sameProgram || candidate.name().equals(serving.name());
  }
}

package gunitop.upgrade.course;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Departed;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationRole;
import gunitop.gunicorn.GenerationState;
import gunitop.gunicorn.History;
import gunitop.gunicorn.Master;
import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import gunitop.upgrade.Observation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What changed between two snapshots, in the words of the timeline. */
public final class Observations {

  private Observations() {}

  /**
   * The changes, masters before workers; empty where nothing worth a line changed.
   *
   * @param learnt what is known after this snapshot
   */
  public static List<Observation> between(
      List<Application> before, List<Application> after, Snapshot now, History learnt) {
    Map<ProcessId, Generation> earlier = byMaster(before);
    List<Observation> lines = new ArrayList<>(WorkerLines.ended(after, now, learnt));
    for (Departed departed : learnt.departedIn(now)) {
      lines.add(line(now, exited(departed), departed.relatives()));
    }
    for (Application application : after) {
      List<String> seen = new ArrayList<>();
      for (Generation generation : application.generations()) {
        Generation was = earlier.get(generation.master().id());
        if (was == null) {
          appeared(generation, application).ifPresent(seen::add);
        } else {
          changed(was, generation, seen);
          WorkerLines.ready(was, generation, masters(application), now).ifPresent(lines::add);
        }
      }
      third(before, application, now).ifPresent(seen::add);
      if (!seen.isEmpty()) {
        Set<ProcessId> masters = masters(application);
        seen.forEach(text -> lines.add(line(now, text, masters)));
      }
    }
    return lines;
  }

  /** A third master came, or went. */
  private static Optional<String> third(
      List<Application> before, Application now, Snapshot snapshot) {
    Optional<ProcessId> was =
        before.stream()
            .filter(one -> one.youngest().master().id().equals(now.youngest().master().id()))
            .findFirst()
            .flatMap(Application::third)
            .map(Master::id);
    Optional<ProcessId> is = now.third().map(Master::id);
    if (is.isPresent() && !is.equals(was)) {
      return Optional.of(
          "third master %s appeared; it cannot bind, for %s serves"
              .formatted(is.get().pid(), now.youngest().master().pid()));
    }
    return was.isPresent() && is.isEmpty()
        ? Optional.of(
            "third master %s %s"
                .formatted(
                    was.get().pid(), listens(was.get(), snapshot) ? "listens now" : "gave up"))
        : Optional.empty();
  }

  private static boolean listens(ProcessId master, Snapshot snapshot) {
    return snapshot
        .process(master)
        .flatMap(process -> process.files().map(Optional::of).orElse(Optional.empty()))
        .filter(files -> files.sockets().stream().anyMatch(snapshot.listeners()::containsKey))
        .isPresent();
  }

  private static Observation line(Snapshot now, String text, Set<ProcessId> masters) {
    return new Observation(now.time(), Observation.Source.SEEN, text, masters);
  }

  private static Set<ProcessId> masters(Application application) {
    return application.generations().stream()
        .map(generation -> generation.master().id())
        .collect(Collectors.toSet());
  }

  private static Map<ProcessId, Generation> byMaster(List<Application> applications) {
    Map<ProcessId, Generation> generations = new HashMap<>();
    for (Application application : applications) {
      for (Generation generation : application.generations()) {
        generations.putIfAbsent(generation.master().id(), generation);
      }
    }
    return generations;
  }

  private static Optional<String> appeared(Generation generation, Application application) {
    int pid = generation.master().pid();
    return generation.role() == GenerationRole.NEW
        ? Optional.of(
            "NEW master "
                + pid
                + " appeared, child of "
                + application.old().master().pid()
                + (generation.master().hasHandlers() ? "" : "; it imports"))
        : Optional.empty();
  }

  private static String exited(Departed departed) {
    return "%s master %s %s after %s"
        .formatted(departed.role(), departed.master().pid(), departed.end(), departed.lived());
  }

  private static void changed(Generation was, Generation is, List<String> seen) {
    GenerationRole name = is.role();
    int pid = is.master().pid();
    if (hasTitleOfNew(was) && !hasTitleOfNew(is)) {
      seen.add("master " + pid + " took over as the main master (its title lost .2)");
    }
    if (!was.master().hasHandlers() && is.master().hasHandlers()) {
      seen.add(name + " master " + pid + " installed its signal handlers");
    }
    if (was.state() != GenerationState.RETIRING && is.state() == GenerationState.RETIRING) {
      seen.add(name + " master " + pid + " closed its listeners");
    }
    boolean isStopped = is.master().process().stat().state().isStopped();
    if (was.master().process().stat().state().isStopped() != isStopped) {
      seen.add(name + " master " + pid + (isStopped ? " is stopped" : " runs again"));
    }
  }

  private static boolean hasTitleOfNew(Generation generation) {
    return generation.master().title().filter(title -> title.endsWith(".2]")).isPresent();
  }
}

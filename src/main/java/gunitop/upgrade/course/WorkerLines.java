package gunitop.upgrade.course;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.History;
import gunitop.gunicorn.Worker;
import gunitop.gunicorn.WorkerEnd;
import gunitop.gunicorn.WorkerState;
import gunitop.process.ExitStatus;
import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import gunitop.upgrade.Observation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the timeline says of workers that came and went. */
final class WorkerLines {

  private WorkerLines() {}

  /** A line for the workers of a master that ended in the same way. */
  static List<Observation> ended(List<Application> after, Snapshot now, History learnt) {
    Map<String, List<WorkerEnd>> alike = new LinkedHashMap<>();
    for (WorkerEnd end : learnt.workerEnds().knownIn(now)) {
      String kind = end.role() + " " + end.master().pid() + " " + verb(end, true);
      alike.computeIfAbsent(kind, unused -> new ArrayList<>()).add(end);
    }
    List<Observation> lines = new ArrayList<>();
    alike.forEach((kind, ends) -> lines.add(line(kind, ends, after)));
    return lines;
  }

  private static Observation line(String kind, List<WorkerEnd> ends, List<Application> after) {
    WorkerEnd last = ends.get(ends.size() - 1);
    String rest = remaining(last.master(), after);
    String many = "%d " + last.role() + " workers " + verb(last, false) + rest;
    String text =
        ends.size() == 1
            ? last.role() + " worker " + last.worker().pid() + " " + verb(last, true) + rest
            : many.formatted(ends.size());
    return new Observation(
        last.goneTime(),
        Observation.Source.SEEN,
        text,
        last.relatives(),
        Optional.of(new Observation.Recurring(kind, ends.size(), many)));
  }

  private static String verb(WorkerEnd end, boolean one) {
    if (end.wasKilled() && end.exit().get() instanceof ExitStatus.Killed killed) {
      return (one ? "was" : "were")
          + " killed by signal "
          + killed.signal()
          + (end.wasTold() ? (one ? " as its master stopped" : " as their master stopped") : "");
    }
    return end.exit().orElse(null) instanceof ExitStatus.Exited exited && exited.code() != 0
        ? "exited with code " + exited.code()
        : "left";
  }

  private static String remaining(ProcessId master, List<Application> after) {
    for (Application application : after) {
      for (Generation generation : application.generations()) {
        if (generation.master().id().equals(master)) {
          int left = generation.workers().size();
          return left == 1 ? ", 1 remains" : ", " + left + " remain";
        }
      }
    }
    return "";
  }

  /** How many are ready, where that are more than before. */
  static Optional<Observation> ready(
      Generation was, Generation is, Set<ProcessId> masters, Snapshot now) {
    if (is.ready() <= was.ready() || is.ready() <= was.ready() + justRead(was, is)) {
      return Optional.empty();
    }
    String text = is.desired().count().map(count -> of(count, is)).orElse(some(is));
    String kind = is.role() + " " + is.master().pid() + " ready";
    return Optional.of(
        new Observation(
            now.time(),
            Observation.Source.SEEN,
            text,
            masters,
            Optional.of(new Observation.Recurring(kind, 1, text))));
  }

  private static String of(int wanted, Generation is) {
    return is.ready() + " of " + wanted + " " + is.role() + " workers ready";
  }

  /** More may come: nothing tells how many the master wants. */
  private static String some(Generation is) {
    return is.ready() + " " + is.role() + (is.ready() == 1 ? " worker ready" : " workers ready");
  }

  /** How many ready workers may have been ready before, when it was not read yet. */
  private static int justRead(Generation was, Generation is) {
    List<ProcessId> unread =
        was.workers().stream()
            .filter(worker -> worker.state() == WorkerState.UNKNOWN)
            .map(Worker::id)
            .toList();
    Stream<Worker> ready = is.workers().stream().filter(Worker::isReady);
    return (int) ready.filter(worker -> unread.contains(worker.id())).count();
  }
}

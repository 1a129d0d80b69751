package gunitop.holdings;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationState;
import gunitop.gunicorn.Worker;
import gunitop.process.Listener;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is to be read of one generation.
 *
 * @param master its master
 * @param processes its master and workers; all are in the same network namespace
 * @param sockets the inodes of all sockets that they hold; not known where the descriptors of one
 *     of them are not known whole
 * @param inbound the addresses of its listeners: what is connected there came in
 */
public record HoldingsQuestion(
    ProcessId master, List<ProcessId> processes, Reading<Set<Long>> sockets, Set<String> inbound) {

  /** Copies the collections. */
  public HoldingsQuestion {
    processes = List.copyOf(processes);
    sockets = sockets.map(Set::copyOf);
    inbound = Set.copyOf(inbound);
  }

  /** One for each generation. */
  public static List<HoldingsQuestion> of(Application application, Snapshot now) {
    Set<String> listeners = new HashSet<>();
    application.listeners().forEach(listener -> listeners.add(listener.address()));
    List<HoldingsQuestion> questions = new ArrayList<>();
    for (Generation generation : application.generations()) {
      List<ProcessSample> processes = new ArrayList<>();
      processes.add(generation.master().process());
      generation.workers().stream().map(Worker::process).forEach(processes::add);
      Set<String> inbound = new HashSet<>(listeners);
      Reading<Set<Long>> sockets = sockets(processes);
      for (Long socket : sockets.orElse(Set.of())) {
        Listener listener = now.listeners().get(socket);
        if (listener != null) {
          inbound.add(listener.address());
        }
      }
      boolean hasClosed = inbound.isEmpty() && generation.state() == GenerationState.RETIRING;
      questions.add(
          new HoldingsQuestion(
              generation.master().id(),
              processes.stream().map(ProcessSample::id).toList(),
              // Without its listeners, what came in cannot be told from what goes out.
              hasClosed ? Reading.notRead() : sockets,
              inbound));
    }
    return questions;
  }

  private static Reading<Set<Long>> sockets(List<ProcessSample> processes) {
    Set<Long> all = new HashSet<>();
    for (ProcessSample process : processes) {
      if (!process.isAlive()) {
        continue;
      }
      if (!process.hasAllFiles()) {
        return process.files().isDenied() ? Reading.denied() : Reading.notRead();
      }
      all.addAll(process.files().get().sockets());
    }
    return Reading.known(all);
  }
}

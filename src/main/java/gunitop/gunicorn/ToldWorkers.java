package gunitop.gunicorn;

import gunitop.process.ProcessId;
import gunitop.process.Signal;
import gunitop.process.Snapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Workers whom a master was told by us to let go. A busy sync worker that got TERM notes it and
 * finishes its request: neither its signals nor its descriptors, nor those of its master, tell that
 * from outside. So this is known only of signals that this program sent, and only once they surely
 * took effect.
 *
 * @param leaving those who were surely told to leave and still live
 * @param order the last signal whose effect is not sure yet
 */
record ToldWorkers(Set<ProcessId> leaving, Optional<Order> order) {
  static final ToldWorkers NOBODY = new ToldWorkers(Set.of(), Optional.empty());

  /** A master that runs acts on a signal at once: a pipe wakes it ({@code arbiter.py signal}). */
  private static final double HEARD_SECONDS = 0.3;

  /** By then it has looked twice at how many workers it has ({@code arbiter.py run}). */
  private static final double COUNTED_SECONDS = 2.5;

  /**
   * A signal that makes a master tell workers to leave.
   *
   * @param signal WINCH: all; TTOU: the eldest
   * @param nanos when it was sent, on the clock of {@link Snapshot#monotonicNanos}
   * @param there the workers that it had then, the eldest first
   */
  record Order(Signal signal, long nanos, List<ProcessId> there) {}

  /** Copies the set. */
  ToldWorkers {
    leaving = Set.copyOf(leaving);
  }

  /**
   * With a signal that was sent.
   *
   * @param last what was seen last
   * @param isSeen whether that was after the signal was sent, of which was told late: then some may
   *     have gone already and others come, and who was there is not known any more
   */
  ToldWorkers after(Signal signal, long nanos, Generation last, boolean isSeen) {
    boolean tells = !isSeen && (signal == Signal.WINCH || signal == Signal.TTOU);
    return tells
        ? new ToldWorkers(
            leaving,
            Optional.of(new Order(signal, nanos, last.workers().stream().map(Worker::id).toList())))
        : this;
  }

  /**
   * With what one more snapshot shows.
   *
   * @param before what the snapshot before it showed
   * @param application whose generation it is
   * @param replaces whether the master is about to replace a worker that ended earlier
   */
  ToldWorkers after(
      Generation now,
      Optional<Generation> before,
      Application application,
      boolean replaces,
      Snapshot snapshot) {
    Set<ProcessId> living = new HashSet<>();
    now.workers().forEach(worker -> living.add(worker.id()));
    Set<ProcessId> told = new HashSet<>(leaving);
    boolean isOpen = order.isPresent();
    if (isOpen && !now.master().process().stat().state().isStopped()) {
      Order sent = order.get();
      double elapsed = (snapshot.monotonicNanos() - sent.nanos) / 1e9;
      if (sent.signal == Signal.TTOU) {
        isOpen = elapsed < COUNTED_SECONDS;
        boolean allStay = living.equals(Set.copyOf(sent.there));
        if (!isOpen && allStay && now.count(WorkerState.BOOTING) == 0) {
          eldestThatStays(sent).ifPresent(told::add);
        }
      } else {
        Daemonization.Verdict obeys = verdict(now, application);
        boolean surely = obeys == Daemonization.Verdict.YES && elapsed > HEARD_SECONDS;
        boolean isHeeded = surely || !replaces && isReduced(sent, now, before);
        told.addAll(isHeeded ? sent.there : List.of());
        isOpen = !isHeeded && obeys != Daemonization.Verdict.NO;
      }
    }
    told.retainAll(living);
    return new ToldWorkers(told, isOpen ? order : Optional.empty());
  }

  private static Daemonization.Verdict verdict(Generation now, Application application) {
    return now.role() == GenerationRole.OLD
        ? application.daemonization().verdict()
        : Daemonization.Verdict.UNKNOWN;
  }

  /** Whether some are missing, for more than one look. */
  private static boolean isReduced(Order sent, Generation now, Optional<Generation> before) {
    int then = before.map(one -> one.workers().size()).orElse(0);
    return Math.max(then, now.workers().size()) < sent.there.size();
  }

  /** TTOU ends the eldest, and never the last ({@code arbiter.py handle_ttou}). */
  private Optional<ProcessId> eldestThatStays(Order sent) {
    List<ProcessId> staying = sent.there.stream().filter(one -> !leaving.contains(one)).toList();
    return staying.size() < 2 ? Optional.empty() : Optional.of(staying.get(0));
  }
}

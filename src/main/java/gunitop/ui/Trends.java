package gunitop.ui;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.Worker;
import gunitop.process.CpuUsage;
import gunitop.process.Listener;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Review;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The last minute of what is drawn as a curve.
 *
 * @param cpu percent of one core of a whole generation, by its master
 * @param backlog connections waiting, by listener inode
 */
public record Trends(Map<ProcessId, Series> cpu, Map<Long, Series> backlog) {
  static final Trends NONE = new Trends(Map.of(), Map.of());

  /** Copies the maps. */
  public Trends {
    cpu = Map.copyOf(cpu);
    backlog = Map.copyOf(backlog);
  }

  /** After one more review; what is gone is dropped. */
  Trends after(Review review, CpuUsage usage) {
    long nanos = review.snapshot().monotonicNanos();
    Map<ProcessId, Series> cpuNow = new HashMap<>();
    Map<Long, Series> backlogNow = new HashMap<>();
    for (Assessment assessment : review.assessments()) {
      Application application = assessment.application();
      for (Generation generation : application.generations()) {
        ProcessId master = generation.master().id();
        Series before = cpu.getOrDefault(master, Series.EMPTY);
        Reading<Double> total = cpuOf(generation, usage);
        cpuNow.put(master, total.isKnown() ? before.with(nanos, total.get()) : before);
      }
      for (Listener listener : application.listeners()) {
        Series before = backlog.getOrDefault(listener.inode(), Series.EMPTY);
        Reading<Integer> waiting = listener.backlog();
        backlogNow.put(
            listener.inode(), waiting.isKnown() ? before.with(nanos, waiting.get()) : before);
      }
    }
    return new Trends(cpuNow, backlogNow);
  }

  /** The use of a generation as a whole; not read as long as no process of it was measured. */
  public static Reading<Double> cpuOf(Generation generation, CpuUsage usage) {
    double master = usage.percentOf(generation.master().id());
    boolean measured = !Double.isNaN(master);
    double sum = measured ? master : 0;
    List<Worker> workers = generation.workers();
    for (int i = 0; i < workers.size(); i++) {
      double one = usage.percentOf(workers.get(i).id());
      if (!Double.isNaN(one)) {
        sum += one;
        measured = true;
      }
    }
    return measured ? Reading.known(sum) : Reading.notRead();
  }
}

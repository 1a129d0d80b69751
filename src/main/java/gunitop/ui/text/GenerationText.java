package gunitop.ui.text;

import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationState;
import gunitop.gunicorn.Worker;
import gunitop.gunicorn.WorkerState;
import gunitop.process.Reading;
import gunitop.ui.frame.Measure;
import java.util.ArrayList;
import java.util.List;

/** A generation in a few words. */
public final class GenerationText {
  private GenerationText() {}

  /** {@code 7/10 ready}; either count is {@code ?} where it cannot be told. */
  public static String ready(Generation generation) {
    if (generation.state() == GenerationState.RETIRING) {
      int left = generation.workers().size();
      return left == 0 ? "stopping, no workers left" : "stopping, " + count(left) + " left";
    }
    String desired = Measure.of(generation.desired().count(), String::valueOf);
    boolean known = generation.count(WorkerState.UNKNOWN) == 0;
    String ready = known ? String.valueOf(generation.ready()) : Measure.UNREADABLE;
    return ready + "/" + desired + " ready";
  }

  /** How many workers are in other states than ready; empty where none is. */
  public static String others(Generation generation) {
    if (generation.ready() == generation.workers().size()) {
      return "";
    }
    List<String> words = new ArrayList<>();
    for (WorkerState state : WorkerState.values()) {
      int count = generation.count(state);
      if (state != WorkerState.READY && count > 0) {
        String name = state == WorkerState.UNKNOWN ? "unknown" : WorkerText.name(state);
        words.add(count + " " + name);
      }
    }
    return String.join(", ", words);
  }

  /**
   * The proportional set size of all its processes; {@code >} where not all are read yet. Where we
   * may not read it, their resident memory: more, as what they share counts for each.
   */
  public static String memory(Generation generation) {
    Reading<Long> master = generation.master().process().pssBytes();
    long sum = master.isKnown() ? master.get() : 0;
    int known = master.isKnown() ? 1 : 0;
    List<Worker> workers = generation.workers();
    for (int i = 0; i < workers.size(); i++) {
      Reading<Long> pss = workers.get(i).process().pssBytes();
      sum += pss.isKnown() ? pss.get() : 0;
      known += pss.isKnown() ? 1 : 0;
    }
    if (known == 0) {
      return master.isDenied() ? resident(generation) : "PSS " + Measure.UNREADABLE;
    }
    return "PSS " + (known < 1 + workers.size() ? ">" : "") + Measure.bytes(sum);
  }

  private static String resident(Generation generation) {
    long sum = generation.master().process().stat().residentBytes();
    for (Worker worker : generation.workers()) {
      sum += worker.process().stat().residentBytes();
    }
    return "RSS " + Measure.bytes(sum);
  }

  private static String count(int workers) {
    return Measure.count(workers, "worker");
  }
}

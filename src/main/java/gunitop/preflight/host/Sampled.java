package gunitop.preflight.host;

import gunitop.gunicorn.Relaunch;
import java.util.ArrayList;
import java.util.List;

/**
 * The processes of OLD that are read closely: all, or of very many some, spread evenly; the rest is
 * taken to be like them.
 *
 * @param pids the master first
 * @param all how many there are
 */
record Sampled(List<Integer> pids, int all) {
  /** Reading one's memory takes 0.6 ms, during which it cannot map any. */
  private static final int MOST = 64;

  static Sampled of(Relaunch relaunch) {
    List<Integer> everybody = new ArrayList<>(List.of(relaunch.old().master().pid()));
    relaunch.old().workers().forEach(worker -> everybody.add(worker.id().pid()));
    int step = (everybody.size() + MOST - 1) / MOST;
    List<Integer> some = new ArrayList<>();
    for (int i = 0; i < everybody.size(); i += step) {
      some.add(everybody.get(i));
    }
    return new Sampled(some, everybody.size());
  }

  /** A sum over those that could be read, made one over all. */
  long scaled(long sum, int read) {
    return read == all ? sum : sum * all / read;
  }
}

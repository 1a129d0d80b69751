package gunitop.bench;

import com.sun.management.ThreadMXBean;
import gunitop.app.KnownOwner;
import gunitop.process.Snapshot;
import gunitop.sampling.ProcSampler;
import gunitop.sampling.Sampler;
import gunitop.ui.Key;
import gunitop.ui.Model;
import gunitop.ui.Msg;
import gunitop.ui.RunOptions;
import gunitop.ui.Screen;
import gunitop.ui.Size;
import gunitop.ui.program.Rendering;
import gunitop.ui.program.Update;
import gunitop.ui.terminal.CountedTty;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Bytes of garbage a refresh of the upgrade screen makes in steady state, in this JVM. */
final class Garbage implements Bench.Benchmark {
  private static final int PEEKS = 14;
  private static final int COLUMNS = 120;
  private static final int ROWS = 40;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Override
  public void run(Plan plan) throws IOException {
    try (Gunicorn gunicorn = Gunicorn.of(10);
        Sampler sampler = ProcSampler.ofThisHost()) {
      Console.park(3);
      List<Double> sampling = new ArrayList<>();
      List<Double> both = new ArrayList<>();
      watch(sampler, gunicorn.pid(), plan.runs() * (int) Math.ceil(plan.seconds()), sampling, both);
      Bar.told("garbage a refresh, sampling and peeks", "KB", sampling).print();
      new Bar("garbage a refresh, sampling to painting", "KB", both, 256, "KB").print();
    }
  }

  private static void watch(
      Sampler sampler, long pid, int refreshes, List<Double> sampling, List<Double> both)
      throws IOException {
    Update update = new Update(KnownOwner::review);
    Rendering rendering = new Rendering();
    CountedTty tty = new CountedTty(COLUMNS, ROWS);
    Size size = new Size(COLUMNS, ROWS);
    Model model = null;
    // The first ones open the screen and load classes.
    int settling = 6;
    for (int i = -settling; i < refreshes; i++) {
      long start = THREADS.getCurrentThreadAllocatedBytes();
      Snapshot snapshot =
          sampler.sample(model == null ? gunitop.process.Focus.NOTHING : model.focus());
      for (int peek = 0; peek < PEEKS; peek++) {
        sampler.isStirred();
      }
      long sampled = THREADS.getCurrentThreadAllocatedBytes();
      if (model == null) {
        RunOptions plain = RunOptions.plain(ZoneId.systemDefault());
        model = Update.start(plain, size, snapshot.time(), snapshot.monotonicNanos());
      }
      model = update.update(model, new Msg.Sampled(snapshot)).model();
      if (i == 2 - settling) {
        model = opened(update, model, pid);
      }
      model.owners();
      tty.paint(rendering.next(model).frame());
      model = update.shown(model, model, model.host().nanos());
      if (i >= 0) {
        sampling.add((sampled - start) / 1024.0);
        both.add((THREADS.getCurrentThreadAllocatedBytes() - start) / 1024.0);
      }
      Console.park(1);
    }
    if (model.screen() != Screen.UPGRADE) {
      throw new IOException("the upgrade screen did not open");
    }
  }

  /** Digits jump to a PID, Enter opens. */
  private static Model opened(Update update, Model start, long pid) {
    Model model = start;
    for (char digit : Long.toString(pid).toCharArray()) {
      model = press(update, model, new Key.Typed(digit));
    }
    return press(update, model, new Key.Named(Key.Name.ENTER));
  }

  private static Model press(Update update, Model model, Key key) {
    return update.update(model, new Msg.KeyPressed(key, model.host().nanos())).model();
  }
}

package gunitop.bench;

import com.sun.management.ThreadMXBean;
import gunitop.app.KnownOwner;
import gunitop.process.Focus;
import gunitop.process.HostLoad;
import gunitop.process.Snapshot;
import gunitop.sampling.HostMeters;
import gunitop.sampling.ProcSampler;
import gunitop.sampling.Sampler;
import gunitop.ui.Key;
import gunitop.ui.Model;
import gunitop.ui.Msg;
import gunitop.ui.RunOptions;
import gunitop.ui.Size;
import gunitop.ui.program.Rendering;
import gunitop.ui.program.Showing;
import gunitop.ui.program.Update;
import gunitop.ui.terminal.CountedTty;
import gunitop.upgrade.Review;
import java.lang.management.ManagementFactory;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What a refresh costs between the snapshot and the tty, by part: garbage, time, bytes written.
 * Watches this host once a second for a while, then plays what it saw again and again. Run it with
 * the launcher's flags.
 */
final class PaintingCost {
  private static final int PASSES = 40;
  private static final String[] PARTS = {"update", "focus", "render", "paint", "review"};
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final long[] nanos = new long[PARTS.length];
  private final long[] garbage = new long[PARTS.length];
  private final Rendering rendering = new Rendering();
  private Model painted;
  private long startNanos;
  private long startBytes;

  private PaintingCost() {}

  /** Arguments: seconds to watch. */
  public static void main(String[] arguments) throws InterruptedException {
    int seconds = Integer.parseInt(arguments[0]);
    System.out.printf("%-22s %9s", "screen", "tty bytes");
    for (String part : PARTS) {
      System.out.printf(" %7s us %7s KB", part, part);
    }
    System.out.println();
    for (String keys : new String[] {"", "a", "\r"}) {
      List<Msg> seen = watch(seconds, keys.equals("a"));
      for (int[] size : new int[][] {{80, 24}, {120, 40}, {200, 60}}) {
        row(keys, seen, new Size(size[0], size[1]));
      }
    }
  }

  private static List<Msg> watch(int seconds, boolean all) throws InterruptedException {
    List<Msg> seen = new ArrayList<>();
    try (Sampler sampler = ProcSampler.ofThisHost()) {
      HostMeters meters = new HostMeters();
      Review review = null;
      for (int i = 0; i <= seconds; i++) {
        Focus focus = review == null ? Focus.NOTHING : focus(review, all);
        Snapshot snapshot = sampler.sample(focus);
        review = review == null ? KnownOwner.review(snapshot) : review.next(snapshot);
        HostLoad load = meters.read();
        seen.add(new Msg.Sampled(snapshot));
        seen.add(new Msg.HostMeasured(load));
        Console.park(1);
      }
    }
    return seen;
  }

  private static Focus focus(Review review, boolean all) {
    Focus focus = review.focus(java.util.Set.of(), true);
    return all ? focus : focus.narrowedTo(gunitop.gunicorn.Attention.HANDLERS);
  }

  private static void row(String keys, List<Msg> seen, Size size) {
    PaintingCost cost = null;
    long bytes = 0;
    for (int pass = 0; pass < PASSES; pass++) {
      cost = new PaintingCost();
      bytes = cost.play(keys, seen, size);
    }
    // The first two refreshes open the screen.
    double refreshes = seen.size() / 2.0 - 2;
    String name = keys.isEmpty() ? "tree" : keys.equals("a") ? "all processes" : "upgrade";
    System.out.printf(
        "%-14s %-7s %9.0f", name, size.columns() + "x" + size.rows(), bytes / refreshes);
    for (int i = 0; i < PARTS.length; i++) {
      System.out.printf(
          " %10.0f %10.1f", cost.nanos[i] / 1e3 / refreshes, cost.garbage[i] / 1024.0 / refreshes);
    }
    System.out.println();
  }

  private long play(String keys, List<Msg> seen, Size size) {
    Update update = new Update(KnownOwner::review);
    CountedTty tty = new CountedTty(size.columns(), size.rows());
    Snapshot first = ((Msg.Sampled) seen.get(0)).snapshot();
    Model model =
        Update.start(
            RunOptions.plain(ZoneId.systemDefault()), size, first.time(), first.monotonicNanos());
    long before = 0;
    for (int i = 0; i < seen.size(); i++) {
      if (i == 2) {
        for (char key : keys.toCharArray()) {
          Key pressed = key == '\r' ? new Key.Named(Key.Name.ENTER) : new Key.Typed(key);
          model = update.update(model, new Msg.KeyPressed(pressed, model.host().nanos())).model();
        }
      }
      if (i == 4) {
        java.util.Arrays.fill(nanos, 0);
        java.util.Arrays.fill(garbage, 0);
        before = tty.bytes();
      }
      model = refresh(update, model, seen.get(i), tty);
    }
    return tty.bytes() - before;
  }

  private Model refresh(Update update, Model model, Msg message, CountedTty tty) {
    if (message instanceof Msg.Sampled sampled) {
      start();
      model.host().review().map(review -> review.next(sampled.snapshot()));
      stop(4);
    }
    start();
    Model next = update.update(model, message).model();
    stop(0);
    start();
    next.focus();
    next.owners();
    next.pace();
    stop(1);
    if (painted != null && Showing.isSame(painted, next)) {
      return next;
    }
    start();
    var frame = rendering.next(next).frame();
    stop(2);
    start();
    tty.paint(frame);
    stop(3);
    start();
    next = update.shown(next, next, next.host().nanos());
    stop(0);
    painted = next;
    return next;
  }

  private void start() {
    startNanos = THREADS.getCurrentThreadCpuTime();
    startBytes = THREADS.getCurrentThreadAllocatedBytes();
  }

  private void stop(int part) {
    garbage[part] += THREADS.getCurrentThreadAllocatedBytes() - startBytes;
    nanos[part] += THREADS.getCurrentThreadCpuTime() - startNanos;
  }
}

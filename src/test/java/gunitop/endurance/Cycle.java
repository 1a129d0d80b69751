package gunitop.endurance;

import gunitop.e2e.Await;
import gunitop.e2e.GunicornHost;
import gunitop.e2e.GunicornRecipe;
import gunitop.e2e.LoadClient;
import gunitop.e2e.TmuxOperator;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** One Gunicorn under load, and one story told to it by keys; then the account of it. */
@Needs({Need.GUNICORN, Need.TMUX, Need.GEVENT, Need.PYTHON, Need.SETPROCTITLE})
final class Cycle {
  private static final int WORKERS = 3;

  /** Until whatever is late must have been corrected. */
  private static final long LINGER = TimeUnit.MILLISECONDS.toNanos(1500);

  private static final Pattern HANDLED =
      Pattern.compile("\\[(\\d+)\\] \\[INFO\\] Handling signal: (\\w+)");

  private static final String READY =
      """
      import time


      def post_worker_init(worker):
          now = time.monotonic_ns()
          with open('ready-at.txt', 'a') as ready:
              ready.write('%d %d\\n' % (os.getpid(), now))
          with open('ready.txt', 'a') as ready:
              ready.write('%d\\n' % os.getpid())
      """;

  private final Kind kind;
  private final Watched watched;
  private final List<Order> orders = new ArrayList<>();
  private GunicornHost gunicorn;
  private int old;

  private Cycle(Kind kind, Watched watched) {
    this.kind = kind;
    this.watched = watched;
  }

  /** From the start of a Gunicorn to its end. */
  static Outcome run(int number, Watched watched, KernelRecord record) {
    Kind kind = Kind.of(number);
    try {
      return new Cycle(kind, watched).run(number, record);
    } catch (AssertionError e) {
      String error = String.valueOf(e.getMessage());
      return new Outcome(
          number, kind, 0, 0, List.of(), List.of(), List.of(), new Verdicts(), error);
    }
  }

  private Outcome run(int number, KernelRecord record) {
    long begun = System.nanoTime();
    String error = "";
    List<String> failed = new ArrayList<>();
    int answered = 0;
    watched.looks();
    try (GunicornHost host = recipe().start()) {
      gunicorn = host;
      old = host.master();
      Life root = record.last(old).orElseThrow(() -> new AssertionError(old + " is not recorded"));
      try (LoadClient load = LoadClient.startHeavy(host, 1)) {
        try {
          watched.opens(old);
          tell();
          Watched.pause(LINGER);
          watched.leaves();
        } catch (AssertionError e) {
          error = String.valueOf(e.getMessage());
        }
        load.stop();
        failed.addAll(load.failures());
        answered = load.answered();
      }
      record.catchUp();
      // Its life may have ended meanwhile.
      Life whole = record.now(root);
      History history = History.of(WORKERS, whole, record, readyTimes(), orders);
      Verdicts verdicts = new Verdicts();
      watched.looks().forEach(look -> verdicts.judge(history, look));
      double seconds = (System.nanoTime() - begun) / 1e9;
      return new Outcome(
          number, kind, seconds, answered, failed, pressed(), logged(), verdicts, error);
    }
  }

  private GunicornRecipe recipe() {
    GunicornRecipe recipe =
        GunicornHost.with().workers(WORKERS).workerClass(kind.workerClass()).configured(READY);
    if (kind.story().isDaemon()) {
      recipe.daemon();
    }
    if (kind.story() == Kind.Story.LATE_REVERT) {
      recipe.preload();
    }
    if (kind.unix()) {
      recipe.unixSocket();
    }
    return kind.titles() ? recipe : recipe.withoutTitles();
  }

  private void tell() {
    switch (kind.story()) {
      case UPGRADE -> upgrade();
      case EARLY_REVERT -> endNew(startNew(), "OVERLAP");
      case LATE_REVERT -> revertDrained("v2");
      case LATE_REVERT_FROM_DISK -> revertDrained("v1");
      case BROKEN_HOTFIX -> tryBroken();
      case FOREGROUND_DRAIN -> drainInForeground();
    }
    operator().sees("STEADY");
  }

  private void upgrade() {
    startNew();
    press("w", "WINCH", old, "OVERLAP");
    operator().sees("DRAINED");
    press("t", "TERM", old, "DRAINED");
    gunicorn.awaitGone(old);
  }

  private void revertDrained(String codeOnDisk) {
    int newest = startNew();
    press("w", "WINCH", old, "OVERLAP");
    operator().sees("DRAINED");
    gunicorn.deployment().put(codeOnDisk);
    press("r", "HUP", old, "DRAINED");
    gunicorn.awaitReady(old);
    endNew(newest, "OVERLAP|DRAINING|REVERTING");
  }

  private void tryBroken() {
    gunicorn.deployment().putBroken();
    press("u", "USR2", old, "STEADY");
    operator().readsLike("NEW master \\d+ .*(lived|exited|gone|died|vanished)");
  }

  private void drainInForeground() {
    startNew();
    if (kind.unix()) {
      operator()
          .terminal()
          .awaitStable(
              "d offered",
              Await.SOON,
              sight -> TmuxOperator.offers(sight, "d", "kill -TTOU " + old));
      for (int worker = WORKERS; worker > 1; worker--) {
        orders.add(new Order(System.nanoTime(), "TTOU", old));
      }
      operator().terminal().type("D");
    } else {
      press("d", "TTOU", old, "OVERLAP");
      Await.until("two left", () -> gunicorn.workersOf(old).size() == 2);
      press("d", "TTOU", old, "DRAINING");
    }
    Await.until("one left", () -> gunicorn.workersOf(old).size() == 1);
    press("t", "TERM", old, "DRAINING|DRAINED");
    gunicorn.awaitGone(old);
  }

  private int startNew() {
    int fromNowOn = gunicorn.mastersEver() + 1;
    gunicorn.deployment().put("v2");
    press("u", "USR2", old, "STEADY");
    int newest = gunicorn.awaitMaster(fromNowOn);
    operator().readsReady(newest);
    return newest;
  }

  private void endNew(int newest, String stage) {
    press("r", "TERM", newest, stage);
    gunicorn.awaitGone(newest);
  }

  private void press(String key, String signal, int target, String stage) {
    operator().isOffered(key, "kill -" + signal + " " + target);
    Order order = new Order(System.nanoTime(), signal, target);
    orders.add(order);
    operator().pressesMaybeAsked(key, order.command(), stage);
  }

  private TmuxOperator operator() {
    return watched.operator();
  }

  private Map<Integer, Long> readyTimes() {
    Map<Integer, Long> ready = new HashMap<>();
    gunicorn
        .deployment()
        .read("ready-at.txt")
        .lines()
        .map(line -> line.split(" "))
        .forEach(words -> ready.put(Integer.valueOf(words[0]), Long.valueOf(words[1])));
    return ready;
  }

  private List<String> pressed() {
    return orders.stream()
        .map(order -> order.pid() + " " + order.signal().toLowerCase(Locale.ROOT))
        .sorted()
        .toList();
  }

  private List<String> logged() {
    return HANDLED
        .matcher(gunicorn.log())
        .results()
        .map(found -> found.group(1) + " " + found.group(2))
        .sorted()
        .toList();
  }
}

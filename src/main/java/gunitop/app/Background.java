package gunitop.app;

import gunitop.process.Printable;
import gunitop.ui.Msg;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Runs everything that works beside the sampling and the main loop. What such a task throws, an
 * error of the JVM too, is reported as the trouble of its source; the source goes on with its next
 * task, and that it works again is reported as well. Nothing else in this package makes a thread.
 */
final class Background {
  /** A source that has just failed is left alone for so long, however soon it is due again. */
  private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final int LONGEST_TEXT = 160;

  private final Consumer<Msg> receiver;
  private final Function<Throwable, String> keeper;
  private final Set<String> troubled = ConcurrentHashMap.newKeySet();
  private final Set<String> kept = ConcurrentHashMap.newKeySet();

  Background(Consumer<Msg> receiver) {
    this(receiver, Crash::kept);
  }

  /**
   * One that keeps the details in another way.
   *
   * @param keeper writes them down and tells where
   */
  Background(Consumer<Msg> receiver, Function<Throwable, String> keeper) {
    this.receiver = receiver;
    this.keeper = keeper;
  }

  /**
   * Runs a task of a source on the calling thread.
   *
   * @param source its name, as an operator knows it
   * @return whether it came to its end
   */
  boolean run(String source, Runnable task) {
    try {
      task.run();
    } catch (Throwable problem) {
      failed(source, problem);
      return false;
    }
    if (troubled.remove(source)) {
      receiver.accept(new Msg.SourceReported(source, Optional.empty()));
    }
    return true;
  }

  /** PeriodicTask of a source, on a thread of its own. */
  PeriodicTask periodic(String source, LongSupplier wait, Runnable turn) {
    return new PeriodicTask(
        source,
        wait,
        () -> {
          if (!run(source, turn)) {
            LockSupport.parkNanos(REST_NANOS);
          }
        });
  }

  /** Runs tasks of a source one after the other, on a thread of its own. */
  Consumer<Runnable> line(String source) {
    ExecutorService line = Executors.newSingleThreadExecutor(task -> daemon(source, task));
    return task -> line.execute(() -> run(source, task));
  }

  /** Runs the only task of a source, on a thread of its own. */
  void start(String source, Runnable task) {
    daemon(source, () -> run(source, task)).start();
  }

  private static Thread daemon(String name, Runnable body) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    return thread;
  }

  /** A task of a source has thrown this; never throws itself. */
  void failed(String source, Throwable problem) {
    try {
      troubled.add(source);
      String details = kept.add(source) ? ". " + keeper.apply(problem) : "";
      receiver.accept(new Msg.SourceReported(source, Optional.of(text(problem) + details)));
    } catch (OutOfMemoryError | StackOverflowError again) {
      // The next turn may find room for a report.
    }
  }

  /** What was thrown, in one plain line: its message may hold what a stranger wrote. */
  static String text(Throwable problem) {
    String message = problem.getMessage() == null ? "" : ": " + problem.getMessage();
    String text = Printable.of(problem.getClass().getSimpleName() + message);
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
  }
}

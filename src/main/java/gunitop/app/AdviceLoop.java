package gunitop.app;

import gunitop.kernel.Self;
import gunitop.sampling.HostClock;
import gunitop.upgrade.Advice;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads something beside the snapshots, on a thread of its own: soon after something else is asked
 * for, else at its pace, or more rarely, up to thirty seconds, where that would cost more than a
 * hundredth of a processor.
 *
 * @param <Q> what is asked
 */
final class AdviceLoop<Q> implements AutoCloseable {
  private static final Duration SHORTEST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int SHARE = 100;

  private final HostClock clock;
  private final Duration pace;
  private final Function<Q, Object> subject;
  private final Function<List<Q>, Advice> reader;
  private final Consumer<Advice> receiver;
  private final PeriodicTask task;
  private List<Q> wanted = List.of();
  private boolean asked;
  private long lastNanos = System.nanoTime() - SHORTEST.toNanos();
  private long costNanos;

  /**
   * A loop.
   *
   * @param source what an operator knows it as
   * @param clock by which the pace counts
   * @param subject what a question is about: only where that is another, it is read soon
   * @param reader reads, on the thread of the loop
   */
  AdviceLoop(
      Background background,
      String source,
      HostClock clock,
      Duration pace,
      Function<Q, Object> subject,
      Function<List<Q>, Advice> reader,
      Consumer<Advice> receiver) {
    this.task = background.periodic(source, this::waitNanos, this::read);
    this.clock = clock;
    this.pace = pace;
    this.subject = subject;
    this.reader = reader;
    this.receiver = receiver;
  }

  void start() {
    task.start();
  }

  /** Lets these be read for from now on. */
  void watch(List<Q> questions) {
    task.change(
        () -> {
          boolean isOther = !subjects(questions).equals(subjects(wanted));
          asked |= isOther;
          wanted = questions;
          return isOther;
        });
  }

  private List<Object> subjects(List<Q> questions) {
    return questions.stream().map(subject).toList();
  }

  private long waitNanos() {
    if (wanted.isEmpty()) {
      return PeriodicTask.NEVER;
    }
    long least = clock.pace(asked ? SHORTEST : pace).toNanos();
    long rest = Math.min(costNanos * SHARE, LONGEST.toNanos());
    return lastNanos + Math.max(least, rest) - System.nanoTime();
  }

  private void read() {
    List<Q> questions = task.look(this::take);
    long begun = Self.threadCpuNanos();
    try {
      receiver.accept(reader.apply(questions));
    } finally {
      lastNanos = System.nanoTime();
      costNanos = Self.threadCpuNanos() - begun;
    }
  }

  private List<Q> take() {
    asked = false;
    return wanted;
  }

  /** Lets no further reading begin; does not wait for one under way. */
  @Override
  public void close() {
    task.close();
  }
}

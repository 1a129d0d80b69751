package gunitop.app;

import gunitop.release.CodeKnowledge;
import gunitop.release.CodeQuestion;
import gunitop.release.disk.CodeSource;
import gunitop.sampling.HostClock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads which code lies on disk for the application on the screen, on a thread of its own, as a
 * disk may block: soon after a master comes or goes, else every five seconds, or more rarely, up to
 * thirty, where that would cost more than a hundredth of a processor.
 */
final class CodeLoop implements AutoCloseable {
  /** What an operator knows this source as. */
  static final String SOURCE = "code on disk";

  private static final Duration SHORTEST = Duration.ofMillis(500);
  private static final Duration PACE = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int SHARE = 100;

  private final CodeSource source;
  private final HostClock clock;
  private final Consumer<CodeKnowledge> receiver;
  private final PeriodicTask task;
  private List<CodeQuestion> wanted = List.of();
  private boolean asked;
  private long lastNanos = System.nanoTime() - SHORTEST.toNanos();
  private long costNanos;
  private boolean hasRead;

  /**
   * A loop.
   *
   * @param clock by which the pace counts
   */
  CodeLoop(
      Background background, CodeSource source, HostClock clock, Consumer<CodeKnowledge> receiver) {
    this.task = background.periodic(SOURCE, this::waitNanos, this::read);
    this.source = source;
    this.clock = clock;
    this.receiver = receiver;
  }

  void start() {
    task.start();
  }

  /** Lets these be read for from now on. */
  void watch(List<CodeQuestion> questions) {
    task.change(
        () -> {
          boolean isOther =
              !questions.stream()
                  .map(CodeQuestion::master)
                  .toList()
                  .equals(wanted.stream().map(CodeQuestion::master).toList());
          asked |= isOther;
          wanted = questions;
          return isOther;
        });
  }

  private long waitNanos() {
    if (wanted.isEmpty()) {
      return PeriodicTask.NEVER;
    }
    long pace = clock.pace(asked ? SHORTEST : PACE).toNanos();
    long share = Math.min(costNanos * SHARE, LONGEST.toNanos());
    return lastNanos + Math.max(pace, share) - System.nanoTime();
  }

  private void read() {
    List<CodeQuestion> questions = task.look(this::take);
    long begun = System.nanoTime();
    try {
      receiver.accept(new CodeKnowledge(source.read(questions), clock.nanos()));
    } finally {
      lastNanos = System.nanoTime();
      // The first reading loads classes, too.
      costNanos = hasRead ? lastNanos - begun : 0;
      hasRead = true;
    }
  }

  private List<CodeQuestion> take() {
    asked = false;
    return wanted;
  }

  /** Lets no further reading begin; does not wait for one under way. */
  @Override
  public void close() {
    task.close();
  }
}

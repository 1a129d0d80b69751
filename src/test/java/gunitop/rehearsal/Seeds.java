package gunitop.rehearsal;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs seeds on as many threads as there are CPUs.
 *
 * @param ran how many seeds were run
 * @param failed how many of them failed
 * @param told what the first of these say
 * @param digest a number that is another one when anything was seen that was not the same
 */
record Seeds(long ran, long failed, Queue<String> told, long digest) {
  private static final int MOST_TOLD = 20;

  /** Runs so many, from this one on. */
  static Seeds run(long from, long count) throws InterruptedException {
    AtomicLong next = new AtomicLong(from);
    AtomicLong failed = new AtomicLong();
    AtomicLong digest = new AtomicLong();
    Queue<String> told = new ConcurrentLinkedQueue<>();
    Thread[] threads = new Thread[Runtime.getRuntime().availableProcessors()];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          new Thread(
              () -> {
                for (long seed = next.getAndIncrement();
                    seed < from + count;
                    seed = next.getAndIncrement()) {
                  try {
                    digest.addAndGet(new SeedRun(seed).play());
                  } catch (AssertionError failure) {
                    if (failed.incrementAndGet() <= MOST_TOLD) {
                      told.add(failure.getMessage());
                    }
                  }
                }
              },
              "seeds " + i);
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return new Seeds(count, failed.get(), told, digest.get());
  }

  /** {@code java … gunitop.rehearsal.Seeds COUNT [FROM]}. */
  public static void main(String[] words) throws InterruptedException {
    long count = Long.parseLong(words[0]);
    long from = words.length > 1 ? Long.parseLong(words[1]) : 1;
    long begin = System.nanoTime();
    Seeds all = run(from, count);
    all.told().forEach(System.out::println);
    System.out.printf(
        "%d of %d seeds failed, %.1f s, digest %x%n",
        all.failed(), all.ran(), (System.nanoTime() - begin) / 1e9, all.digest());
  }
}

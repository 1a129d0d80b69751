package gunitop.e2e;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Polls until something is so, or fails with what was seen last. */
public final class Await {
  /** For what takes a second or two: twenty times as long where much else runs. */
  public static final Duration SOON = Duration.ofSeconds(60);

  private static final Duration POLL = Duration.ofMillis(30);

  private Await() {}

  /** Waits for the condition; fails naming {@code what}. */
  public static void until(String what, BooleanSupplier condition) {
    until(what, SOON, condition, () -> "");
  }

  /** Waits for the condition; fails naming {@code what}, and with the last sight of things. */
  public static void until(
      String what, Duration limit, BooleanSupplier condition, Supplier<String> lastSight) {
    present(what, limit, () -> condition.getAsBoolean() ? Optional.of(true) : none(), lastSight);
  }

  /** Waits for a value; fails naming {@code what}. */
  static <T> T present(String what, Supplier<Optional<T>> source) {
    return present(what, SOON, source, () -> "");
  }

  /** Waits for a value; fails naming {@code what}, and with the last sight of things. */
  static <T> T present(
      String what, Duration limit, Supplier<Optional<T>> source, Supplier<String> lastSight) {
    return present(what, limit, POLL, source, lastSight);
  }

  /** The same for what is dear to look at: one look each so often. */
  static <T> T present(
      String what,
      Duration limit,
      Duration poll,
      Supplier<Optional<T>> source,
      Supplier<String> lastSight) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<T> value = source.get();
      if (value.isPresent()) {
        return value.get();
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "waited " + limit.toSeconds() + " s in vain for: " + what + "\n" + lastSight.get());
      }
      LockSupport.parkNanos(poll.toNanos());
    }
  }

  /** One poll interval. */
  public static void pause() {
    LockSupport.parkNanos(POLL.toNanos());
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }
}

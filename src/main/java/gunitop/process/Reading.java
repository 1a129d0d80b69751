package gunitop.process;

import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * A fact that may not be readable. Unreadable is a value of its own: never 0, never {@code null}.
 *
 * @param <T> the type of the fact
 */
public sealed interface Reading<T> {

  /** The fact was read. */
  record Known<T>(T value) implements Reading<T> {}

  /** The kernel refused: we lack the right (EACCES, EPERM), or it hides the value from us. */
  record Denied<T>() implements Reading<T> {
    private static final Reading<?> DENIED = new Denied<>();
  }

  /** Nobody looked (not of interest, or not yet), or the process was gone before we could. */
  record NotRead<T>() implements Reading<T> {
    private static final Reading<?> NOT_READ = new NotRead<>();
  }

  /** A fact that was read. */
  static <T> Reading<T> known(T value) {
    return new Known<>(value);
  }

  /** A fact that we may not read. */
  @SuppressWarnings("unchecked")
  static <T> Reading<T> denied() {
    return (Reading<T>) Denied.DENIED;
  }

  /** A fact that was not looked at. */
  @SuppressWarnings("unchecked")
  static <T> Reading<T> notRead() {
    return (Reading<T>) NotRead.NOT_READ;
  }

  /** Whether the fact was read. */
  default boolean isKnown() {
    return this instanceof Known;
  }

  /** Whether the kernel refused. */
  default boolean isDenied() {
    return this instanceof Denied;
  }

  /** The fact, or {@code fallback} where it was not read. */
  default T orElse(T fallback) {
    return this instanceof Known<T> known ? known.value() : fallback;
  }

  /**
   * The fact.
   *
   * @throws NoSuchElementException where it was not read: ask {@link #isKnown} first
   */
  default T get() {
    if (this instanceof Known<T> known) {
      return known.value();
    }
    throw new NoSuchElementException(toString());
  }

  /** The fact converted; what is unreadable stays so. */
  default <R> Reading<R> map(Function<? super T, ? extends R> conversion) {
    if (this instanceof Known<T> known) {
      return known(conversion.apply(known.value()));
    }
    return isDenied() ? denied() : notRead();
  }
}

package gunitop.trust;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a check on something on disk came to.
 *
 * @param <T> what can be used where all is well
 */
public sealed interface Checked<T> {

  /** It may be used. */
  record Good<T>(T found) implements Checked<T> {}

  /** There is no such thing. */
  record Absent<T>(String sentence) implements Checked<T> {}

  /** The kernel does not let us look, or the disk fails. */
  record Unreadable<T>(String sentence) implements Checked<T> {}

  /** It is there, and is not to be used: somebody else may have put it there. */
  record Refused<T>(String sentence) implements Checked<T> {}

  /** What may be used; empty where nothing may. */
  default Optional<T> value() {
    return this instanceof Good<T> good ? Optional.of(good.found()) : Optional.empty();
  }

  /**
   * Why it may not be used: which file or directory is the reason, and who may change it. Empty
   * where it may. Holds names that others chose: hostile text until it is made printable.
   */
  default String sentence() {
    if (this instanceof Absent<T> absent) {
      return absent.sentence();
    }
    if (this instanceof Unreadable<T> unreadable) {
      return unreadable.sentence();
    }
    return this instanceof Refused<T> refused ? refused.sentence() : "";
  }

  /** The same with what comes of the value. */
  default <U> Checked<U> then(Function<? super T, Checked<U>> next) {
    return this instanceof Good<T> good ? next.apply(good.found()) : failure();
  }

  /**
   * The same reason where something else was wanted.
   *
   * @throws IllegalStateException where all is well
   */
  default <U> Checked<U> failure() {
    if (this instanceof Absent<T> absent) {
      return new Absent<>(absent.sentence());
    }
    if (this instanceof Unreadable<T> unreadable) {
      return new Unreadable<>(unreadable.sentence());
    }
    if (this instanceof Refused<T> refused) {
      return new Refused<>(refused.sentence());
    }
    throw new IllegalStateException("no failure");
  }
}

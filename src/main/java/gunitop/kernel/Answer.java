package gunitop.kernel;

import java.util.NoSuchElementException;

/**
 * What a system call gave: a value, or the reason why not.
 *
 * @param value the value; meaningless where {@code error} is not 0
 * @param error 0, or an {@link Errno}
 * @param <T> the type of the value
 */
public record Answer<T>(T value, int error) {

  /** A call that succeeded. */
  public static <T> Answer<T> of(T value) {
    return new Answer<>(value, 0);
  }

  /** A call that failed with this {@link Errno}, a positive number. */
  public static <T> Answer<T> failed(int errno) {
    return new Answer<>(null, errno);
  }

  /** Whether there is a value. */
  public boolean isPresent() {
    return error == 0;
  }

  /**
   * The value.
   *
   * @throws NoSuchElementException where the call failed: ask {@link #isPresent} first
   */
  public T get() {
    if (error != 0) {
      throw new NoSuchElementException(Errno.text(error));
    }
    return value;
  }
}

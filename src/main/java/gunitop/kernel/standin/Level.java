package gunitop.kernel.standin;

/** The levels at which JNA logs, by the names of {@code java.util.logging.Level}. */
public enum Level {
  SEVERE,
  WARNING,
  INFO,
  FINE,
  FINER
}

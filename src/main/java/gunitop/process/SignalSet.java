package gunitop.process;

/**
 * A set of signals as the kernel prints it: bit n-1 stands for signal n ({@code
 * proc_pid_status(5)}).
 *
 * @param bits the mask
 */
public record SignalSet(long bits) {

  /** Signals 1 to 31; 32 and 33 are the C library's own, and a thread pool leaves them caught. */
  private static final long STANDARD = 0x7FFF_FFFFL;

  /** The set of these signals. */
  public static SignalSet of(Signal... signals) {
    long bits = 0;
    for (Signal signal : signals) {
      bits |= 1L << (signal.number() - 1);
    }
    return new SignalSet(bits);
  }

  /** Whether it holds this signal. */
  public boolean contains(Signal signal) {
    return (bits & 1L << (signal.number() - 1)) != 0;
  }

  /** Whether it holds none of the signals that a program handles itself. */
  public boolean isEmpty() {
    return (bits & STANDARD) == 0;
  }

  /** Whether it holds each of these signals. */
  public boolean containsAll(SignalSet others) {
    return (bits & others.bits) == others.bits;
  }

  /** Whether it holds one of these signals. */
  public boolean containsAny(SignalSet others) {
    return (bits & others.bits) != 0;
  }
}

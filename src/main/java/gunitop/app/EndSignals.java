package gunitop.app;

import gunitop.ui.terminal.PosixSignals;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The signals that end a wait: they end nothing but that, and it is told where things stand. */
final class EndSignals {
  private final AtomicReference<String> first = new AtomicReference<>();

  private EndSignals() {}

  /**
   * Listens from now on.
   *
   * @param wake run when one has come
   */
  static EndSignals listen(Runnable wake) {
    EndSignals signals = new EndSignals();
    for (String name : new String[] {"INT", "TERM", "HUP"}) {
      PosixSignals.on(
          name,
          () -> {
            signals.first.compareAndSet(null, name);
            wake.run();
          });
    }
    return signals;
  }

  /** The first that has come: {@code INT}, {@code TERM} or {@code HUP}. */
  Optional<String> come() {
    return Optional.ofNullable(first.get());
  }

  /** The exit code after this one. */
  static int exitCode(String signal) {
    return signal.equals("INT") ? ExitCode.INTERRUPTED : ExitCode.NOT_SEEN;
  }
}

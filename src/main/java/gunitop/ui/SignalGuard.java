package gunitop.ui;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decides whether a signal key counts: the operator must have been able to see what it does, and
 * must have pressed it alone. A key that passes waits; it counts when nothing followed it. Times
 * are nanoseconds of the monotonic clock; what must pass of them is the operator's time, also where
 * a rehearsal's clock runs at another pace.
 *
 * @param since when each offer that stands on the screen appeared
 * @param lastKeyNanos when the last key came
 * @param waiting the offer whose key waits for silence
 * @param waitingNanos when that key came
 * @param pace how many of its nanoseconds pass in one of the operator's
 * @param leavingNanos when the key came that ends the program, which waits for silence too; empty
 *     where none did
 */
public record SignalGuard(
    Map<Offered, Long> since,
    long lastKeyNanos,
    Optional<Offered> waiting,
    long waitingNanos,
    double pace,
    Optional<Long> leavingNanos) {
  /** How long an offer must have been on the screen. */
  public static final long SEEN_NANOS = 200_000_000L;

  /** How long no other key may come before and after. */
  public static final long ALONE_NANOS = 60_000_000L;

  private static final long NEVER = Long.MIN_VALUE / 2;

  static final SignalGuard START =
      new SignalGuard(Map.of(), NEVER, Optional.empty(), NEVER, 1, Optional.empty());

  /** Copies the map. */
  public SignalGuard {
    since = Map.copyOf(since);
  }

  /** What pressing a signal key came to. */
  public sealed interface Verdict {

    /** It counts unless another key follows too soon. */
    record Counts(SignalGuard guard) implements Verdict {}

    /** It does not count; {@code reason} says why. */
    record Rejected(String reason) implements Verdict {}
  }

  /** These offers, and no others, stand on the screen now. */
  public SignalGuard showing(Collection<Offered> offers, long nanos) {
    if (offers.size() == since.size() && since.keySet().containsAll(offers)) {
      return this;
    }
    Map<Offered, Long> shown = new HashMap<>();
    for (Offered offer : offers) {
      shown.put(offer, since.getOrDefault(offer, nanos));
    }
    return shown.equals(since)
        ? this
        : new SignalGuard(shown, lastKeyNanos, waiting, waitingNanos, pace, leavingNanos);
  }

  /** From now on none but these stand on the screen; what is new among them was not seen yet. */
  public SignalGuard keeping(Collection<Offered> offers) {
    if (offers.containsAll(since.keySet())) {
      return this;
    }
    Map<Offered, Long> kept = new HashMap<>(since);
    kept.keySet().retainAll(offers);
    return new SignalGuard(kept, lastKeyNanos, waiting, waitingNanos, pace, leavingNanos);
  }

  /** Judges the key of an offer; the key itself has not been {@link #heard} yet. */
  public Verdict press(Offered offer, long nanos) {
    Long shown = since.get(offer);
    if (shown == null || nanos - shown < paced(SEEN_NANOS)) {
      return new Verdict.Rejected("the offer was not on the screen for 0.2 s yet");
    }
    if (nanos - lastKeyNanos < paced(ALONE_NANOS)) {
      return new Verdict.Rejected("another key came within 60 ms before it");
    }
    return new Verdict.Counts(
        new SignalGuard(since, nanos, Optional.of(offer), nanos, pace, Optional.empty()));
  }

  /** After any key, known or not: one that waited and was too close waits no more. */
  public SignalGuard heard(long nanos) {
    return new SignalGuard(since, nanos, Optional.empty(), NEVER, pace, Optional.empty());
  }

  /** The key that ends the program came; it counts unless another follows too soon. */
  public SignalGuard leaving(long nanos) {
    return new SignalGuard(since, nanos, Optional.empty(), NEVER, pace, Optional.of(nanos));
  }

  /** Another key came: the program does not end. */
  public SignalGuard staying() {
    return leavingNanos.isEmpty()
        ? this
        : new SignalGuard(since, lastKeyNanos, waiting, waitingNanos, pace, Optional.empty());
  }

  /** Whether the program shall end now. */
  public boolean leaves(long nanos) {
    return leavingNanos.filter(since -> nanos - since >= paced(ALONE_NANOS)).isPresent();
  }

  /** The offer that shall be carried out now. */
  public Optional<Offered> due(long nanos) {
    return waiting.filter(offer -> nanos - waitingNanos >= paced(ALONE_NANOS));
  }

  /** When {@link #due} should be asked next. */
  public Optional<Long> wakeAtNanos() {
    return waiting
        .map(offer -> waitingNanos)
        .or(() -> leavingNanos)
        .map(nanos -> nanos + paced(ALONE_NANOS));
  }

  /** At another pace of the clock: what stands on the screen counts as not seen yet. */
  public SignalGuard atPace(double newPace) {
    return newPace == pace
        ? this
        : new SignalGuard(
            Map.of(), lastKeyNanos, Optional.empty(), NEVER, newPace, Optional.empty());
  }

  private long paced(long nanos) {
    return (long) (nanos * pace);
  }

  /** With no key waiting. */
  public SignalGuard withoutKey() {
    return waiting.isEmpty()
        ? this
        : new SignalGuard(since, lastKeyNanos, Optional.empty(), NEVER, pace, leavingNanos);
  }
}

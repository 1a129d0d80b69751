package gunitop.upgrade;

import gunitop.gunicorn.GenerationRole;
import java.util.Set;

/**
 * What costs requests now: the loudest thing that can be said of an application.
 *
 * @param kind which; an outage goes before a crash loop
 * @param looping the generations whose workers keep dying, also in an outage
 * @param what one sentence, and the key that helps; empty where there is no alarm
 * @param sinceNanos when it was first seen, on the clock of {@link
 *     gunitop.process.Snapshot#monotonicNanos}
 * @param older whether it was there already when the program first looked
 */
public record Alarm(
    Kind kind, Set<GenerationRole> looping, String what, long sinceNanos, boolean older) {
  /** All is quiet. */
  public static final Alarm NONE = new Alarm(Kind.NONE, Set.of(), "", 0, false);

  /** The kinds; the names are part of the JSON. */
  public enum Kind {
    NONE,
    /** Nobody serves. */
    OUTAGE,
    /** Workers of a generation die and are replaced, again and again. */
    CRASH_LOOP
  }

  /** Copies the set. */
  public Alarm {
    looping = Set.copyOf(looping);
  }

  /** Whether there is one. */
  public boolean isRaised() {
    return kind != Kind.NONE;
  }

  /** The same, begun when the former one of the same kind began. */
  Alarm continuing(Alarm former) {
    return kind == former.kind && isRaised()
        ? new Alarm(kind, looping, what, former.sinceNanos, former.older)
        : this;
  }

  /** {@code OUTAGE for 7 s: nobody serves, 3 connections wait. r brings OLD's workers back} */
  public String text(long nowNanos) {
    if (kind != Kind.OUTAGE) {
      return kind == Kind.NONE ? "" : "CRASH LOOP: " + what;
    }
    long seconds = Math.max(0, (nowNanos - sinceNanos) / 1_000_000_000L);
    return "OUTAGE " + (older ? "for more than " : "for ") + seconds + " s: " + what;
  }
}

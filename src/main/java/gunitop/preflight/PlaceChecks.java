package gunitop.preflight;

import gunitop.preflight.PlaceFacts.Use;
import gunitop.process.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether NEW finds room, and the right, to write what it must. */
final class PlaceChecks {
  /** What a pidfile takes. */
  private static final long BLOCK = 4096;

  /** Less than this is soon used up by a log. */
  private static final long LITTLE = 16L << 20;

  private PlaceChecks() {}

  /** One check for all places: the gravest of them, or all that is well. */
  static Check disk(List<PlaceFacts> places) {
    List<Check> checks = places.stream().map(place -> of(place, CheckKind.DISK)).toList();
    Optional<Check> gravest =
        checks.stream()
            .filter(check -> check.result() != CheckResult.OK)
            .min((one, other) -> one.result().compareTo(other.result()));
    if (checks.isEmpty()) {
      return Check.unknown(CheckKind.DISK, "Where NEW writes cannot be seen.");
    }
    List<String> texts = new ArrayList<>();
    checks.forEach(check -> texts.add(check.message()));
    return gravest.orElseGet(() -> Check.ok(CheckKind.DISK, String.join(" ", texts)));
  }

  /** One place. */
  static Check of(PlaceFacts place, CheckKind kind) {
    String path = Figures.path(place.path());
    String what = "%s, for %s".formatted(path, place.use().words());
    boolean isVital = place.use() != Use.LOG;
    if (place.isThere().isKnown() && !place.isThere().get()) {
      return objection(
          isVital,
          kind,
          what + ", is gone%s.".formatted(isVital ? ": NEW would die" : ""),
          "Make it first.");
    }
    if (!place.isThere().isKnown() || !place.freeBytes().isKnown()) {
      return Check.unknown(kind, what + ", cannot be looked at.");
    }
    if (place.readOnly().orElse(false)) {
      return objection(
          isVital, kind, what + ", is mounted read-only.", "Mount it for writing first.");
    }
    if (isVital && place.writable().isKnown() && !place.writable().get()) {
      return Check.blocker(
          kind,
          "%s, is not writable by the master's user (%s): NEW would die."
              .formatted(what, Figures.name(place.why())),
          "Give that user the right first.");
    }
    long free = place.freeBytes().get();
    boolean isFull = free < BLOCK;
    if (place.freeFiles().orElse(LimitFacts.UNLIMITED) < 1) {
      return objection(
          isVital, kind, what + ", can hold no file more (inodes).", "Make room first.");
    }
    if (isFull) {
      return objection(
          place.use() == Use.PIDFILE,
          kind,
          what + ", is full: %s free.".formatted(Figures.bytes(free)),
          "Make room first.");
    }
    if (place.use() == Use.LOG && free < LITTLE) {
      return Check.warning(
          kind, what + ", has %s left.".formatted(Figures.bytes(free)), "Make room first.");
    }
    String told = what + ", has %s left.".formatted(Figures.bytes(free));
    return isVital && !place.writable().isKnown()
        ? Check.unknown(kind, told + " Whether the master's user may write there cannot be seen.")
        : Check.ok(kind, told);
  }

  private static Check objection(boolean grave, CheckKind kind, String message, String remedy) {
    return grave ? Check.blocker(kind, message, remedy) : Check.warning(kind, message, remedy);
  }

  /** The pidfile: its folder, and what lies where NEW writes its own. */
  static Check pidfile(Reading<Optional<PidfileFacts>> pidfile) {
    CheckKind kind = CheckKind.PIDFILE;
    if (!pidfile.isKnown()) {
      return Check.unknown(
          kind,
          "Whether it has a pidfile, and where, is hidden by its title or its configuration.");
    }
    if (pidfile.get().isEmpty()) {
      return Check.ok(kind, "It has no pidfile.");
    }
    PidfileFacts facts = pidfile.get().get();
    Check folder = of(facts.place(), kind);
    if (folder.result() != CheckResult.OK) {
      return folder;
    }
    String second = Figures.path(facts.path()) + ".2";
    Optional<String> foreign = facts.foreignSecond().orElse(Optional.empty());
    if (foreign.isPresent()) {
      return Check.blocker(
          kind,
          "%s belongs to %s, and the folder is sticky: NEW could not replace it and would die."
              .formatted(second, Figures.name(foreign.get())),
          "Remove it first.");
    }
    return Check.ok(kind, "%s can be written. %s".formatted(second, folder.message()));
  }
}

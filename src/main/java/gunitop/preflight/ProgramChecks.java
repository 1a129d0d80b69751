package gunitop.preflight;

import gunitop.preflight.SeenFile.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What NEW is executed by: {@code sys.executable} with {@code sys.argv} ({@code gunicorn/arbiter.py
 * START_CTX}), by the paths that they had when OLD was started.
 */
final class ProgramChecks {
  private static final String PUT_BACK = "Put it back where it was first, or restart instead.";

  private final ReleaseFacts facts;

  ProgramChecks(ReleaseFacts facts) {
    this.facts = facts;
  }

  List<Check> checks() {
    List<Check> checks = new ArrayList<>(List.of(interpreter()));
    facts.environment().map(this::environment).ifPresent(checks::add);
    checks.add(script());
    return checks;
  }

  private Check interpreter() {
    CheckKind kind = CheckKind.INTERPRETER;
    if (facts.interpreter().isEmpty()) {
      return Check.unknown(
          kind,
          "By which path NEW's Python is executed cannot be seen%s."
              .formatted(
                  facts.running().isKnown()
                      ? "; OLD executes " + Figures.path(facts.running().get().path())
                      : ""));
    }
    SeenFile python = facts.interpreter().get();
    String path = Figures.path(python.path());
    if (python.isGone()) {
      return Check.warning(
          kind,
          "%s is gone, the master's Python: USR2 would end OLD's workers and start no NEW."
              .formatted(path),
          PUT_BACK);
    }
    Optional<Entry> now = python.entry();
    if (now.isEmpty() || !facts.running().isKnown()) {
      return Check.unknown(
          kind, "Whether %s is the Python that OLD runs cannot be seen.".formatted(path));
    }
    Entry running = facts.running().get();
    if (now.get().isSame(running)) {
      return Check.ok(kind, path + " is there, and the Python that OLD runs.");
    }
    String other = fileName(now.get().path());
    String old = fileName(running.path()).replace(" (deleted)", "");
    return other.equals(old)
        ? Check.ok(kind, "%s was replaced since OLD started: NEW runs the new one.".formatted(path))
        : Check.warning(
            kind,
            "%s is %s now, OLD runs %s: what was installed for the one may be missing for the other."
                .formatted(path, Figures.name(other), Figures.name(old)),
            "c checks that NEW would load.");
  }

  private Check environment(SeenFile environment) {
    CheckKind kind = CheckKind.VIRTUALENV;
    String path = Figures.path(folderOf(environment.path()));
    if (environment.entry().isEmpty()) {
      return Check.unknown(kind, "The virtual environment %s cannot be looked at.".formatted(path));
    }
    return isNewer(environment.entry().get())
        ? Check.ok(
            kind,
            "The virtual environment %s was made anew since OLD started; c checks that NEW would load."
                .formatted(path))
        : Check.ok(kind, "The virtual environment %s is the one of OLD's start.".formatted(path));
  }

  private Check script() {
    CheckKind kind = CheckKind.SCRIPT;
    if (facts.isModule()) {
      return Check.ok(kind, "None: it was started as python -m.");
    }
    if (facts.script().isEmpty()) {
      return Check.unknown(kind, "By which script OLD was started cannot be seen.");
    }
    SeenFile script = facts.script().get();
    String path = Figures.path(script.path());
    if (script.isGone()) {
      return Check.warning(
          kind,
          "%s is gone, the master's script: NEW would die at once, OLD would go on."
              .formatted(path),
          PUT_BACK);
    }
    if (script.entry().isEmpty()) {
      return Check.unknown(kind, "Whether %s is there cannot be seen.".formatted(path));
    }
    return isNewer(script.entry().get())
        ? Check.ok(kind, "%s was replaced since OLD started: NEW runs the new one.".formatted(path))
        : Check.ok(kind, path + " is there, unchanged since OLD started.");
  }

  private boolean isNewer(Entry entry) {
    return Math.max(entry.modifiedNanos(), entry.linkChangedNanos()) > facts.startedNanos();
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String folderOf(String path) {
    return path.substring(0, Math.max(1, path.lastIndexOf('/')));
  }
}

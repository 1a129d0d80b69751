package gunitop.preflight;

import gunitop.preflight.LimitFacts.Group;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether NEW may open what it must, and fork whom it must. */
final class LimitChecks {
  /** A process that holds more than this part of its limit may soon hold all of it. */
  private static final double FULL = 0.9;

  private LimitChecks() {}

  static List<Check> of(LimitFacts facts) {
    return List.of(descriptors(facts), processes(facts));
  }

  private static Check descriptors(LimitFacts facts) {
    CheckKind kind = CheckKind.DESCRIPTORS;
    if (!facts.descriptors().isKnown() || !facts.open().isKnown()) {
      return Check.unknown(kind, "How many descriptors OLD holds, and may hold, cannot be read.");
    }
    long limit = facts.descriptors().get();
    int open = facts.open().get();
    if (limit == LimitFacts.UNLIMITED) {
      return Check.ok(
          kind, "No limit of descriptors; OLD's %s holds %s.".formatted(facts.holder(), open));
    }
    String told =
        "OLD's %s holds %s of %s descriptors, and NEW has the same limit"
            .formatted(facts.holder(), open, limit);
    String remedy = "Raise it first: prlimit --nofile=N --pid of OLD's master; NEW inherits it.";
    if (open >= limit) {
      return Check.blocker(kind, told + ": NEW could not open what it needs.", remedy);
    }
    return open > FULL * limit
        ? Check.warning(kind, told + ".", remedy)
        : Check.ok(kind, told + ".");
  }

  private static Check processes(LimitFacts facts) {
    CheckKind kind = CheckKind.PROCESSES;
    String need = "NEW needs about %s processes and threads".formatted(facts.tasks());
    Optional<Group> group =
        facts.groups().isKnown()
            ? facts.groups().get().stream()
                .min(Comparator.comparing(one -> one.limit() - one.used()))
            : Optional.empty();
    if (group.filter(one -> one.limit() - one.used() < facts.tasks()).isPresent()) {
      return Check.blocker(
          kind,
          "%s, %s: its forks would fail.".formatted(need, left(group.get())),
          "Raise pids.max (systemd: TasksMax=) first.");
    }
    if (facts.hostLimit().isKnown()
        && facts.hostTasks().isKnown()
        && facts.hostLimit().get() - facts.hostTasks().get() < facts.tasks()) {
      return Check.blocker(
          kind,
          "%s, the host has %s of %s: its forks would fail."
              .formatted(need, facts.hostTasks().get(), facts.hostLimit().get()),
          "Raise kernel.pid_max and kernel.threads-max first.");
    }
    if (!facts.processes().isKnown()) {
      return Check.unknown(kind, need + "; how many its user may have cannot be read.");
    }
    long limit = facts.processes().get();
    String user = Figures.name(facts.user());
    if (limit != LimitFacts.UNLIMITED && facts.userTasks().isKnown()) {
      long used = facts.userTasks().get();
      String told = "%s has %s of the %s that RLIMIT_NPROC allows".formatted(user, used, limit);
      return limit - used < facts.tasks()
          ? Check.blocker(
              kind,
              "%s, %s: its forks would fail.".formatted(need, told),
              "Raise it first: prlimit --nproc=N --pid of OLD's master; NEW inherits it.")
          : Check.ok(kind, need + "; " + told + ".");
    }
    String told =
        limit == LimitFacts.UNLIMITED
            ? "no limit for " + user
            : "RLIMIT_NPROC of %s is far away (%s)".formatted(user, limit);
    String rest = group.map(one -> ", " + left(one)).orElse("");
    return facts.groups().isKnown()
        ? Check.ok(kind, need + "; " + told + rest + ".")
        : Check.unknown(kind, need + "; " + told + "; pids.max cannot be read.");
  }

  private static String left(Group group) {
    return "%s of %s are left in %s's pids.max"
        .formatted(
            Math.max(0, group.limit() - group.used()), group.limit(), Figures.name(group.name()));
  }
}

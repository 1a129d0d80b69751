package gunitop.preflight;

import gunitop.preflight.MemoryFacts.Group;
import java.util.Comparator;
import java.util.Optional;

/** Whether OLD and NEW fit beside each other: on the host, and in each control group. */
final class MemoryCheck {
  /** Where NEW would take more than this part of what is left, it is told. */
  private static final double TIGHT = 0.8;

  private static final String REMEDY = "Make room or raise the limit first; or restart instead.";

  private MemoryCheck() {}

  static Check of(MemoryFacts facts) {
    CheckKind kind = CheckKind.MEMORY;
    if (!facts.needed().isKnown()) {
      return Check.unknown(
          kind, "How much memory NEW will need is not known: OLD's may not be read by you.");
    }
    long needed = facts.needed().get();
    String need =
        "NEW needs %s %s".formatted(facts.upper() ? "at most" : "about", Figures.bytes(needed));
    Optional<Group> tightest =
        facts.groups().isKnown()
            ? facts.groups().get().stream().min(Comparator.comparing(Group::left))
            : Optional.empty();
    if (tightest.isPresent() && needed > tightest.get().left()) {
      return Check.blocker(
          kind,
          "%s, %s: the kernel would end processes of this group, OLD's perhaps."
              .formatted(need, left(tightest.get())),
          REMEDY);
    }
    if (!facts.available().isKnown()) {
      return Check.unknown(kind, need + "; what the host has left cannot be read.");
    }
    long available = facts.available().get();
    String host = "%s are left on the host".formatted(Figures.bytes(available));
    if (needed > available) {
      boolean swaps = needed <= available + facts.swapFree().orElse(0L);
      return swaps
          ? Check.warning(kind, need + ", " + host + ": the host would swap.", REMEDY)
          : Check.blocker(kind, need + ", " + host + ": the kernel would end processes.", REMEDY);
    }
    String told = need + ", " + host + tightest.map(group -> ", " + left(group)).orElse("");
    long least = Math.min(available, tightest.map(Group::left).orElse(available));
    if (needed > TIGHT * least) {
      return Check.warning(kind, told + ": that is tight.", REMEDY);
    }
    return facts.groups().isKnown()
        ? Check.ok(kind, told + ".")
        : Check.unknown(kind, told + "; the limits of its control groups cannot be read.");
  }

  private static String left(Group group) {
    return "%s are left in %s's limit of %s"
        .formatted(
            Figures.bytes(group.left()), Figures.name(group.name()), Figures.bytes(group.limit()));
  }
}

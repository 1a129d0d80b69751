package gunitop.journal;

import gunitop.upgrade.Observation;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A line of the timeline as members, and back. A line may take the place of those that stand last:
 * then it says of how many.
 */
final class ObservationMembers {
  private static final String INSTEAD_OF = "insteadOf";

  private ObservationMembers() {}

  static Entry of(Observation line, int insteadOf) {
    Members members =
        Members.NONE
            .with("source", line.source().name())
            .with("text", line.text())
            .with("masters", line.masters())
            .with("at", line.time().toString());
    if (line.recurring().isPresent()) {
      Observation.Recurring recurring = line.recurring().get();
      members =
          members.with(
              "recurring",
              Members.NONE
                  .with("of", recurring.kind())
                  .with("count", recurring.count())
                  .with("text", recurring.text()));
    }
    return new Entry(
        line.time(),
        Entry.Kind.OBSERVATION,
        insteadOf == 0 ? members : members.with(INSTEAD_OF, insteadOf));
  }

  static Optional<Observation> observation(Entry entry, String bootId) {
    Members members = entry.members();
    Optional<Observation.Source> source =
        Arrays.stream(Observation.Source.values())
            .filter(one -> one.name().equals(members.text("source").orElse("")))
            .findFirst();
    Instant time = StepMembers.instant(members, "at").orElse(entry.time());
    return source.map(
        from ->
            new Observation(
                time,
                from,
                members.text("text").orElse(""),
                Set.copyOf(members.processes("masters", bootId)),
                members.object("recurring").map(ObservationMembers::recurring)));
  }

  private static Observation.Recurring recurring(Members members) {
    return new Observation.Recurring(
        members.text("of").orElse(""),
        members.count("count").orElse(1),
        members.text("text").orElse(""));
  }

  /** In the place of how many of the last ones it stands. */
  static int insteadOf(Entry entry) {
    OptionalLong count = entry.members().number(INSTEAD_OF);
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, count.orElse(0)));
  }
}

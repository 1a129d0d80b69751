package gunitop.holdings;

import gunitop.preflight.MemoryFacts.Group;
import gunitop.process.Reading;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How much memory an application may still take: the least of what the host and its control groups
 * have left.
 *
 * @param bytes how much
 * @param group the control group whose limit that is; empty where it is the host's memory
 * @param whole whether the limits of its control groups could be read; else less may be left
 */
public record MemoryLeft(long bytes, Optional<Group> group, boolean whole) {

  /** By what was read of the host and of the control groups up to the root. */
  public static Reading<MemoryLeft> of(Reading<Long> available, Reading<List<Group>> groups) {
    return available.map(
        host ->
            groups.orElse(List.of()).stream()
                .min(Comparator.comparing(Group::left))
                .filter(tightest -> tightest.left() < host)
                .map(tightest -> new MemoryLeft(tightest.left(), Optional.of(tightest), true))
                .orElse(new MemoryLeft(host, Optional.empty(), groups.isKnown())));
  }
}

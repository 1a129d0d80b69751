package gunitop.upgrade;

import gunitop.gunicorn.Supervisor;
import gunitop.ownership.Ownership;
import java.util.List;

/**
 * The kinds of owner that this program knows.
 *
 * @param all their rules; the last is for whoever is none of the others
 */
public record Owners(List<OwnerRules> all) {
  /** Copies the list. */
  public Owners {
    all = List.copyOf(all);
  }

  /** The rules for an owner. */
  public OwnerRules of(Supervisor owner) {
    return all.stream()
        .filter(rules -> rules.isFor(owner))
        .findFirst()
        .orElseGet(() -> all.get(all.size() - 1));
  }

  /** How owners are found in a snapshot. */
  public Ownership ownership() {
    return new Ownership(all.stream().map(OwnerRules::judge).toList());
  }
}

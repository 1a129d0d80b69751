package gunitop.app;

import gunitop.owner.container.ContainerOwner;
import gunitop.owner.other.OtherOwner;
import gunitop.owner.supervisord.Supervisord;
import gunitop.owner.systemd.Systemd;
import gunitop.process.Snapshot;
import gunitop.supervision.LiveOwners;
import gunitop.supervision.OwnerPrograms;
import gunitop.supervision.supervisord.SupervisordPrograms;
import gunitop.supervision.systemd.SystemdPrograms;
import gunitop.upgrade.OwnerRules;
import gunitop.upgrade.Owners;
import gunitop.upgrade.Review;
import gunitop.upgrade.review.SnapshotReview;
import java.util.List;

/**
 * A kind of owner that this program knows.
 *
 * @param rules what is special about it in an upgrade
 * @param programs what it is asked and told
 */
public record KnownOwner(OwnerRules rules, OwnerPrograms programs) {
  /** All of them. To take one away, delete its line and its two folders. */
  private static List<KnownOwner> all() {
    return List.of(
        new KnownOwner(new Supervisord(), new SupervisordPrograms()),
        new KnownOwner(new Systemd(), new SystemdPrograms()),
        new KnownOwner(new ContainerOwner(), OwnerPrograms.NONE),
        new KnownOwner(new OtherOwner(), OwnerPrograms.NONE));
  }

  /** What is special about each. */
  public static final Owners RULES = new Owners(all().stream().map(KnownOwner::rules).toList());

  /** What each is asked and told on this host. */
  public static LiveOwners live() {
    return new LiveOwners(all().stream().map(KnownOwner::programs).toList());
  }

  /** The review of the first snapshot. */
  public static Review review(Snapshot first) {
    return SnapshotReview.first(first, RULES);
  }
}

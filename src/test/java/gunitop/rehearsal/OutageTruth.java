package gunitop.rehearsal;

import gunitop.ui.Model;
import gunitop.ui.dialog.ConfirmDialog;
import gunitop.ui.upgrade.UpgradeState;
import gunitop.upgrade.Command;
import gunitop.upgrade.Confirmation;
import java.util.List;
import java.util.regex.Pattern;

/**
 * No outage that the screen had not announced before the key that made it. Which key that was is
 * told by playing the same world again without it.
 */
final class OutageTruth {
  private static final long BLAME_NANOS = 30_000_000_000L;
  private static final long FELT_NANOS = 500_000_000L;

  /** What others did so shortly before a key, nobody can have read. */
  private static final long UNREAD_NANOS = 5_000_000_000L;

  private static final Pattern LOUD =
      Pattern.compile(
          "OUTAGE|[Nn]obody (would )?serve|[Nn]othing (would )?serve|CRASH LOOP|ends if that fails|cannot be read|connections are refused");

  private final SeedWorld world;
  private long sinceNanos = Long.MAX_VALUE;
  private boolean wasAnswered;

  OutageTruth(SeedWorld world) {
    this.world = world;
  }

  /** Whether what stood there before this key said that nobody might serve after it. */
  static boolean isAnnounced(Command command, ShownFrames.Pressed key) {
    Model before = key.before().get(0);
    boolean typed =
        before.dialog().orElse(null) instanceof ConfirmDialog question
            && question.kind() == Confirmation.TYPE;
    boolean isOverride =
        UpgradeState.of(before)
            .application()
            .filter(
                one ->
                    one.offers().stream()
                        .anyMatch(offer -> !offer.allowed() && offer.asks(command).isPresent()))
            .isPresent();
    return typed || isOverride || LOUD.matcher(key.screen().replaceAll("\\s+", " ")).find();
  }

  void looked(HostTruth truth) {
    if (truth.isAnswered()) {
      wasAnswered = true;
      sinceNanos = Long.MAX_VALUE;
      return;
    }
    sinceNanos = Math.min(sinceNanos, truth.nanos());
    boolean felt = truth.nanos() - sinceNanos > FELT_NANOS;
    if (!felt || !wasAnswered) {
      return;
    }
    wasAnswered = false;
    List<Deeds.Deed> late = world.deeds.before(truth.nanos(), BLAME_NANOS);
    for (Deeds.Deed deed : late) {
      if (world.deeds.wouldBeAnswered(world.untouched(), deed, truth.nanos())) {
        blame(deed);
        return;
      }
    }
  }

  private void blame(Deeds.Deed deed) {
    boolean isChance = world.plan.disk().flaw() == CodeVersion.Flaw.DIES_YOUNG;
    // That a NEW cannot be executed is for the preflight to say, which is not played here.
    if (isChance || !world.plan.isExecutable() && deed.text().startsWith("kill -USR2 ")) {
      return;
    }
    boolean read =
        world.strangers.lastNanos == 0
            || !world.strangers.hangs && deed.nanos() - world.strangers.lastNanos > UNREAD_NANOS;
    if (read && !deed.announced()) {
      throw new Violation(
          "an outage by %s, which nothing announced:%n%s".formatted(deed.text(), deed.screen()));
    }
  }
}

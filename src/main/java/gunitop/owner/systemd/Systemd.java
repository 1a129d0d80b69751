package gunitop.owner.systemd;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.History;
import gunitop.gunicorn.Supervisor;
import gunitop.ownership.OwnerJudge;
import gunitop.process.Snapshot;
import gunitop.process.TypedCommand;
import gunitop.upgrade.Act;
import gunitop.upgrade.Evidence;
import gunitop.upgrade.Finding;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.OwnerRules;
import gunitop.upgrade.Situation;
import gunitop.upgrade.StepOffer;
import gunitop.upgrade.finding.UnknownOwnerFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A systemd unit: systemd ends or restarts it when its main process ends. */
public final class Systemd implements OwnerRules {
  private static final OwnerJudge JUDGE = new UnitJudge();

  @Override
  public boolean isFor(Supervisor owner) {
    return owner.kind() == Supervisor.Kind.SYSTEMD;
  }

  @Override
  public OwnerJudge judge() {
    return JUDGE;
  }

  @Override
  public List<Finding> atOldsEnd(
      Application application, boolean upgrading, Snapshot snapshot, History history) {
    List<Finding> found = new ArrayList<>();
    found.add(UnitFinding.of(application, upgrading, snapshot, history));
    UnknownOwnerFinding.of(application).ifPresent(found::add);
    return found;
  }

  @Override
  public StepOffer handover(Situation situation) {
    return HandoverOffer.toNew(situation);
  }

  @Override
  public Optional<StepOffer> handBack(Situation situation) {
    return HandoverOffer.backToOld(situation);
  }

  @Override
  public Optional<String> doubtAtEndOfNew(Situation situation) {
    Supervisor owner = situation.application().supervisor();
    boolean isUnknown =
        owner.isUnitOfOurs() && situation.history().owners().unit(owner.name()).isEmpty();
    return isUnknown
        ? Optional.of(
            "systemd did not say which is the main process of %s: if NEW, OLD ends with it"
                .formatted(owner.name()))
        : Optional.empty();
  }

  @Override
  public Outcome handedOver(Evidence evidence) {
    return evidence.sent().command().act() instanceof Act.HandOver handover
        ? HandoverVerdict.judge(evidence, handover)
        : OwnerRules.super.handedOver(evidence);
  }

  @Override
  public String name(Supervisor owner) {
    return "systemd (" + owner.name() + ")";
  }

  @Override
  public String endOfLoop(Supervisor owner, History history) {
    return "%s would end NEW too; plan a restart."
        .formatted(TypedCommand.of("systemctl", "stop").withName(owner.name()).text());
  }

  @Override
  public String restart(Application application, History history) {
    Supervisor owner = application.supervisor();
    TypedCommand restart =
        owner.ofUser()
            ? TypedCommand.of("systemctl", "--user", "restart")
            : TypedCommand.of("systemctl", "restart");
    return "Start it: " + restart.withName(owner.name()).text() + ".";
  }
}

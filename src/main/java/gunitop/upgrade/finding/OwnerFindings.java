package gunitop.upgrade.finding;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.History;
import gunitop.process.Snapshot;
import gunitop.upgrade.Finding;
import gunitop.upgrade.OwnerRules;
import gunitop.upgrade.Owners;
import gunitop.upgrade.Stage;
import java.util.ArrayList;
import java.util.List;

/** What the owner of a master does when OLD exits, and what it did already. */
final class OwnerFindings {
  private OwnerFindings() {}

  static List<Finding> of(
      Application application, Stage stage, Snapshot snapshot, History history, Owners owners) {
    OwnerRules rules = owners.of(application.supervisor());
    boolean upgrading = application.newGeneration().isPresent() && stage != Stage.RETIRING;
    List<Finding> found =
        new ArrayList<>(rules.atOldsEnd(application, upgrading, snapshot, history));
    ThirdMasterFinding.of(application, snapshot, history, owners)
        .or(() -> rules.outside(application, snapshot, history))
        .ifPresent(found::add);
    TakenSocketFinding.of(application, snapshot).ifPresent(found::add);
    return found;
  }
}

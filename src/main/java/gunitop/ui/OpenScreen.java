package gunitop.ui;

import gunitop.process.ProcessId;
import gunitop.ui.tree.TreeState;
import gunitop.ui.upgrade.UpgradeState;
import gunitop.upgrade.Assessment;
import java.util.Optional;

/** Goes from one screen to the other. */
public final class OpenScreen {
  private OpenScreen() {}

  /** The upgrade screen of this process's application; empty where it belongs to none. */
  public static Optional<Model> upgradeOf(Model model, ProcessId id) {
    return application(model, id)
        .map(
            assessment ->
                model.withoutDialog().with(Screen.UPGRADE).with(UpgradeState.open(assessment, id)));
  }

  /** The application that this process is a master or worker of. */
  public static Optional<Assessment> application(Model model, ProcessId id) {
    return model.sight().assessments().stream()
        .filter(assessment -> assessment.application().contains(id))
        .findFirst();
  }

  /** The tree screen, renewed. */
  public static Model tree(Model model) {
    Model next = model.with(Screen.TREE);
    TreeState tree = next.tree().hands().paused() ? next.tree() : next.tree().renewed(next.sight());
    return next.with(model.upgrade().selected().map(tree::on).orElse(tree));
  }
}

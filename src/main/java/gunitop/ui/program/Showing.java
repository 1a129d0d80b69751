package gunitop.ui.program;

import gunitop.ui.HostView;
import gunitop.ui.Model;
import gunitop.ui.Screen;

/** Whether two models have one picture, told without drawing it. */
public final class Showing {
  private Showing() {}

  /**
   * Whether the picture of one model will do for the other: the same parts, within the same second
   * of the clock. May be false where the pictures are the same after all. The host's meters alone
   * are no reason for a new picture: they are shown by the next one, as a snapshot is never far.
   */
  public static boolean isSame(Model drawn, Model now) {
    return drawn.size().equals(now.size())
        && drawn.options() == now.options()
        && drawn.screen() == now.screen()
        && haveSameStates(drawn, now)
        && drawn.dialog().orElse(null) == now.dialog().orElse(null)
        && drawn.messages() == now.messages()
        && drawn.steps() == now.steps()
        && drawn.setup() == now.setup()
        && isSame(drawn.host(), now.host());
  }

  private static boolean haveSameStates(Model drawn, Model now) {
    for (Screen screen : Screen.values()) {
      if (drawn.state(screen) != now.state(screen)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(HostView drawn, HostView now) {
    return drawn.review().orElse(null) == now.review().orElse(null)
        && drawn.load().isPresent() == now.load().isPresent()
        && drawn.cpu() == now.cpu()
        && drawn.trends() == now.trends()
        && drawn.briefing().equals(now.briefing())
        && drawn.time().getEpochSecond() == now.time().getEpochSecond();
  }
}

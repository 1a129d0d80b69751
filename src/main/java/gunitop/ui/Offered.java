package gunitop.ui;

import gunitop.upgrade.Command;
import gunitop.upgrade.Step;
import java.util.Optional;

/**
 * A signal that a single key would send now.
 *
 * @param place where the operator sees it
 * @param step the step that it is; empty for a signal of the signal menu
 * @param command the signal and the pinned process
 */
public record Offered(Place place, Optional<Step> step, Command command) {

  /** Where an offer stands. */
  public enum Place {
    /** Among the keys of the upgrade screen. */
    KEY_BAR,
    /** In a dialog that asks once more. */
    DIALOG
  }

  /** The same signal, asked for in another place. */
  Offered in(Place other) {
    return new Offered(other, step, command);
  }
}

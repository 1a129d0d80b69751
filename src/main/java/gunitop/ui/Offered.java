package gunitop.ui;

import gunitop.process.SeenProgram;
import gunitop.upgrade.Command;
import gunitop.upgrade.Step;
import java.util.Optional;

/**
 * A signal that a single key would send now.
 *
 * @param place where the operator sees it
 * @param step the step that it is; empty for a signal of the signal menu
 * @param command the signal and the pinned process
 * @param seen the program that the process executed when this was offered
 */
public record Offered(Place place, Optional<Step> step, Command command, SeenProgram seen) {

  /** Where an offer stands. */
  public enum Place {
    /** Among the keys of the upgrade screen. */
    KEY_BAR,
    /** In a dialog that asks once more. */
    DIALOG
  }

  /** An offer as the model's snapshot shows its target. */
  public static Offered in(Model model, Place place, Optional<Step> step, Command command) {
    SeenProgram seen =
        model
            .host()
            .snapshot()
            .flatMap(snapshot -> snapshot.process(command.target()))
            .map(SeenProgram::of)
            .orElse(SeenProgram.UNSEEN);
    return new Offered(place, step, command, seen);
  }

  /** The same signal, asked for in another place. */
  public Offered in(Place other) {
    return new Offered(other, step, command, seen);
  }
}

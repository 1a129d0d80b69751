package gunitop.app;

import gunitop.journal.Members;
import gunitop.ui.Dialog;
import gunitop.ui.Intent;
import gunitop.ui.Keymap;
import gunitop.ui.Model;
import gunitop.ui.Msg;
import gunitop.ui.Note;
import gunitop.ui.Offered;
import java.util.Optional;

/** Whether a key meant a step or a signal, and what it came to. */
final class StepKeyPress {
  private StepKeyPress() {}

  static Optional<Members> of(Model before, Msg message, Model after) {
    boolean pressed = message instanceof Msg.KeyPressed || message instanceof Msg.Pointed;
    if (!pressed) {
      return Optional.empty();
    }
    Optional<Offered> asked = before.dialog().flatMap(Dialog::question);
    Optional<Offered> asks = after.dialog().flatMap(Dialog::question);
    Optional<Offered> counts =
        after.guard().waiting().filter(one -> !before.guard().waiting().equals(Optional.of(one)));
    if (counts.isPresent()) {
      return counts.map(one -> members(one, "counts", Optional.empty()));
    }
    if (asks.isPresent() && !asks.equals(asked)) {
      return asks.map(one -> members(one, "asks", Optional.empty()));
    }
    if (asked.isPresent() && asks.isEmpty()) {
      return asked.map(one -> members(one, "cancelled", note(before, after)));
    }
    return refused(before, message, after);
  }

  private static Optional<Members> refused(Model before, Msg message, Model after) {
    if (before.dialog().isPresent() || !(message instanceof Msg.KeyPressed key)) {
      return Optional.empty();
    }
    return Keymap.of(before.screen())
        .intent(key.key())
        .flatMap(Intent::step)
        .map(
            step ->
                Members.NONE
                    .with("step", step.name())
                    .with("answer", "refused")
                    .with("reason", note(before, after).orElse(null)));
  }

  private static Members members(Offered offered, String answer, Optional<String> reason) {
    Members members =
        Members.NONE
            .with("step", offered.step().map(Enum::name).orElse(null))
            .with("command", offered.command().text())
            .with("answer", answer);
    return reason.isPresent() ? members.with("reason", reason.get()) : members;
  }

  private static Optional<String> note(Model before, Model after) {
    return after
        .messages()
        .note()
        .map(Note::text)
        .filter(text -> !before.messages().note().map(Note::text).equals(Optional.of(text)));
  }
}

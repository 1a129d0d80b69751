package gunitop.ui.dialog;

import gunitop.process.Inspection;
import gunitop.process.ProcessId;
import gunitop.ui.Effect;
import gunitop.ui.Intent;
import gunitop.ui.Model;
import gunitop.ui.Msg;
import gunitop.ui.Result;
import java.util.Optional;

/** What there is to know of the selected process, on either screen. */
public final class Inspecting {
  private Inspecting() {}

  public static Result open(Model model, Intent intent) {
    Optional<ProcessId> selected = model.open().selected();
    if (selected.isEmpty()) {
      return Result.of(model.mentioning("No process is selected"));
    }
    if (model.host().snapshot().flatMap(one -> one.process(selected.get())).isEmpty()) {
      return Result.of(model.mentioning("Process " + selected.get().pid() + " has exited"));
    }
    return switch (intent) {
      case ENVIRONMENT -> open(model, selected.get(), Inspection.ENVIRONMENT);
      case FILES -> open(model, selected.get(), Inspection.FILES);
      default -> Result.of(model.with(DetailDialog.of(selected.get())));
    };
  }

  private static Result open(Model model, ProcessId process, Inspection what) {
    Effect.Inspect asked = new Effect.Inspect(process, what);
    return Result.of(model.with(ListingDialog.of(asked)), asked);
  }

  /** It was read, for the dialog that still waits for it. */
  public static Model read(Model model, Msg.Inspected message) {
    return model.dialog().orElse(null) instanceof ListingDialog listed
            && listed.asked().equals(message.asked())
        ? model.with(listed.with(message.listing()))
        : model;
  }
}

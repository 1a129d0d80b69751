package gunitop.ui.dialog;

import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Signal;
import gunitop.process.SignalSet;
import gunitop.ui.HeldControls;
import gunitop.ui.Model;
import gunitop.ui.Offered;
import gunitop.ui.text.Member;
import gunitop.upgrade.Command;
import gunitop.upgrade.Confirmation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The signal menu's way to a process: any signal, after a confirmation. */
public final class SignalTarget {
  private SignalTarget() {}

  /** With the menu open for this process; with a note where it cannot be. */
  public static Model menu(Model model, ProcessId id) {
    if (model.options().readonly()) {
      return model.noting("No signal is sent: gunitop was started with --readonly");
    }
    Optional<String> others = HeldControls.refusal(model, id);
    if (others.isPresent()) {
      return model.noting("No signal is sent: " + others.get());
    }
    Optional<ProcessSample> process =
        model.host().snapshot().flatMap(snapshot -> snapshot.process(id));
    if (process.filter(ProcessSample::isAlive).isEmpty()) {
      return model.noting("No signal is sent: process " + id.pid() + " has exited");
    }
    Signal selected =
        SignalEnds.what(model, id, Signal.TERM).isPresent() ? Signal.HUP : Signal.TERM;
    return model.with(SignalMenu.on(selected, id, name(model, id)));
  }

  /** What a process is called: its place in an application, or its command. */
  public static String name(Model model, ProcessId id) {
    Member member = Member.of(model.host().assessments()).get(id);
    if (member != null) {
      return member.title() + " " + id.pid();
    }
    return model
        .host()
        .snapshot()
        .flatMap(snapshot -> snapshot.process(id))
        .map(process -> process.stat().name() + " " + id.pid())
        .orElse("process " + id.pid());
  }

  /** With the question whether this signal shall be sent. */
  static Model confirm(Model model, SignalMenu menu) {
    Signal signal = SignalMenu.SIGNALS.get(menu.cursor());
    Command command = new Command(signal, menu.target());
    List<String> lines = new ArrayList<>();
    Optional<String> ends = SignalEnds.what(model, menu.target(), signal);
    ends.ifPresent(lines::add);
    SignalMeaning.of(model, menu.target(), signal)
        .map(meaning -> signal + ": " + meaning + ".")
        .ifPresent(lines::add);
    lines.add("This is no step of an upgrade: nothing verifies its effect.");
    Reading<SignalSet> caught =
        model
            .host()
            .snapshot()
            .flatMap(snapshot -> snapshot.process(menu.target()))
            .map(process -> process.traits().caught())
            .orElse(Reading.notRead());
    if (signal.needsHandler() && caught.isKnown() && !caught.get().contains(signal)) {
      lines.add(
          menu.name() + " has no handler for " + signal + " (SigCgt): the default action follows.");
    }
    model
        .host()
        .snapshot()
        .map(snapshot -> snapshot.host().pinning().reason())
        .filter(reason -> !reason.isEmpty())
        .ifPresent(reason -> lines.add("It goes by PID alone: " + reason + "."));
    return model.with(
        new ConfirmDialog(
            Offered.in(model, Offered.Place.DIALOG, Optional.empty(), command),
            ends.isPresent() ? Confirmation.TYPE : Confirmation.YES,
            "Send " + signal + " to " + menu.name() + "?",
            lines,
            ends.isPresent() ? signal.name().toLowerCase(Locale.ROOT) : ""));
  }
}

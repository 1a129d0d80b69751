package gunitop.ui.upgrade;

import gunitop.ui.Model;
import gunitop.ui.Offered;
import gunitop.ui.dialog.ConfirmDialog;
import gunitop.ui.dialog.SignalTarget;
import gunitop.upgrade.Act;
import gunitop.upgrade.Alternative;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Command;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a step asks before it is sent: what follows, what stands against it, another way. */
public final class StepQuestion {
  private StepQuestion() {}

  /** About what the step's key stands for. */
  public static ConfirmDialog of(Model model, StepOffer offer, Offered offered) {
    List<String> lines = new ArrayList<>();
    if (!offer.reason().isEmpty()) {
      lines.add(offer.reason());
    }
    if (offer.step() == Step.TERM) {
      CutConnections.of(
              model,
              UpgradeState.of(model).application().orElseThrow().application(),
              offered.command())
          .ifPresent(lines::add);
    }
    lines.addAll(offered.command().script());
    boolean avoids = offered.command().act() instanceof Act.Stop;
    Assessment assessment = UpgradeState.of(model).application().orElseThrow();
    for (Finding finding : assessment.findings()) {
      boolean averted = avoids && finding.code() == FindingCode.SUPERVISORD_RESPAWNS;
      if (finding.against().contains(offer.step()) && !averted) {
        if (!says(offer.reason(), finding)) {
          lines.add(finding.message());
        }
        lines.add(finding.remedy());
      }
    }
    String word = offer.step().name().toLowerCase(Locale.ROOT);
    ConfirmDialog question = asking(model, offer, offered, offer.confirmation(), lines, word);
    return offer
        .alternative()
        .map(other -> question.or(another(model, offer, other)))
        .orElse(question);
  }

  private static boolean says(String reason, Finding finding) {
    return finding.message().equals(reason) || finding.message().equals(reason + ".");
  }

  /** About the other way, which is chosen in the first question. */
  private static ConfirmDialog another(Model model, StepOffer offer, Alternative other) {
    Offered offered =
        Offered.in(model, Offered.Place.DIALOG, Optional.of(offer.step()), other.command());
    return asking(
        model,
        offer,
        offered,
        other.confirmation(),
        List.of(other.reason()),
        word(other.command()));
  }

  private static String word(Command command) {
    return command.act() instanceof Act.Stop ? "stop" : "term";
  }

  private static ConfirmDialog asking(
      Model model,
      StepOffer offer,
      Offered offered,
      Confirmation kind,
      List<String> lines,
      String word) {
    return new ConfirmDialog(
        offered.in(Offered.Place.DIALOG),
        kind,
        title(model, offer, offered.command()),
        lines,
        kind == Confirmation.TYPE ? word : "");
  }

  private static String title(Model model, StepOffer offer, Command command) {
    String target = SignalTarget.name(model, command.target());
    String act = command.signal().map(signal -> signal + " to ").orElse("");
    return act + target + ": " + offer.step().purpose();
  }
}

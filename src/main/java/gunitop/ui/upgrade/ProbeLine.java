package gunitop.ui.upgrade;

import gunitop.probe.ProbeKnowledge;
import gunitop.probe.ProbeText;
import gunitop.probe.ProbeUrl;
import gunitop.ui.Canvas;
import gunitop.ui.Model;
import gunitop.ui.frame.Wrapped;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Review;
import java.util.List;
import java.util.Optional;

/** What clients get of each generation, as the probe has seen it; and the key that begins it. */
final class ProbeLine {
  private static final int MOST_ROWS = 2;

  private ProbeLine() {}

  /** Its rows; none where nothing is asked. */
  static List<String> rows(Canvas canvas, Assessment assessment, int width) {
    Model model = canvas.model();
    Optional<ProbeUrl> url = UpgradeState.of(model).probe(model);
    if (url.isEmpty()) {
      return List.of();
    }
    boolean unicode = model.options().unicode();
    ProbeKnowledge known =
        ProbeKnowledge.in(model.host().review().map(Review::advice).orElse(List.of()));
    List<String> parts =
        ProbeText.parts(url.get(), assessment.application(), known, unicode ? '\u00d7' : 'x');
    return Wrapped.lines(
        String.join(unicode ? " \u00b7 " : "; ", parts), width, MOST_ROWS, canvas.glyphs());
  }

  /** With the probe begun or ended; asks first where nothing is known to ask for. */
  static Model toggled(Model model) {
    UpgradeState state = UpgradeState.of(model);
    if (model.host().briefing().isPresent()) {
      return model.mentioning("No probe: a simulated host has no listener to ask");
    }
    if (state.probe(model).isPresent()) {
      return model.with(state.unprobed(true)).noting("The probe is off");
    }
    return model.options().probe().isPresent()
        ? begun(model)
        : state
            .application()
            .map(one -> model.with(ProbePrompt.about(one.application())))
            .orElse(model);
  }

  /** With the probe begun, for what the options name. */
  static Model begun(Model model) {
    return model
        .with(UpgradeState.of(model).unprobed(false))
        .noting(
            "The probe is on: GET "
                + model.options().probe().map(ProbeUrl::shown).orElseThrow()
                + " once a second");
  }
}

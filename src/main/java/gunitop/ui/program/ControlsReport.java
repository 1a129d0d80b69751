package gunitop.ui.program;

import gunitop.hands.Controls;
import gunitop.hands.ControlsKnowledge;
import gunitop.hands.Holder;
import gunitop.ui.Model;
import gunitop.ui.frame.Measure;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Observation;
import gunitop.upgrade.Review;
import gunitop.upgrade.course.ApplicationTrack;
import java.util.List;
import java.util.Optional;

/** The controls of an application have come into other hands: what is told, and what stops. */
final class ControlsReport {
  private ControlsReport() {}

  static Model reported(Model model, ControlsKnowledge now) {
    ControlsKnowledge before =
        ControlsKnowledge.in(model.host().review().map(Review::advice).orElse(List.of()));
    Model next = Answers.taken(model, review -> review.advised(now));
    for (Assessment assessment : model.host().assessments()) {
      Optional<Controls> was = before.of(assessment.application());
      Optional<Controls> is = now.of(assessment.application());
      if (is.isPresent() && !is.equals(was)) {
        next = changed(next, assessment, was, is.get());
      }
    }
    return next;
  }

  private static Model changed(
      Model model, Assessment assessment, Optional<Controls> was, Controls is) {
    boolean wasOthers = was.filter(Controls.Others.class::isInstance).isPresent();
    if (is instanceof Controls.Others others) {
      return was.filter(Controls.Ours.class::isInstance).isPresent()
          ? lost(model, assessment, others.holder())
          : told(model, assessment, "you observe: " + others.refusal().orElseThrow());
    }
    return is instanceof Controls.Ours && wasOthers
        ? told(model, assessment, "the controls are yours now")
        : model;
  }

  /** What goes on by itself would be refused now; what was sent is still waited for. */
  private static Model lost(Model model, Assessment assessment, Holder holder) {
    String time = Measure.clock(model.host().time(), model.options().zone());
    Model told =
        told(
            model,
            assessment,
            holder.text() + " took over the controls at " + time + "; you observe");
    return told.stopped();
  }

  private static Model told(Model model, Assessment assessment, String text) {
    ApplicationTrack track = ApplicationTrack.of(assessment.application());
    return model.with(
        model
            .messages()
            .with(model.host().time(), Observation.Source.NOTE, text, track)
            .mentioning(text, model.host().nanos()));
  }
}

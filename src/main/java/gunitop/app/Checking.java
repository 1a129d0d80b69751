package gunitop.app;

import gunitop.preflight.Check;
import gunitop.preflight.Preflight;
import gunitop.preflight.PreflightAdvice;
import gunitop.report.JsonReport;
import gunitop.report.PreflightText;
import gunitop.report.TextReport;
import gunitop.sampling.Sampler;
import gunitop.supervision.control.LiveControl;
import gunitop.ui.Msg;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Review;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** {@code gunitop check}: what would make NEW fail, without a terminal. */
final class Checking {
  private final Sampler sampler;
  private final Map<String, String> troubles = new TreeMap<>();

  Checking(Sampler sampler) {
    this.sampler = sampler;
  }

  /**
   * Looks, and says what is to be printed.
   *
   * @param pid the process whose application is checked; all are where none is named
   */
  Once.Answer answer(OptionalInt pid, boolean json) {
    Background background = new Background(this::note);
    Review review =
        Once.advised(
            Once.look(sampler, KnownOwner.live()::ask, new LiveControl(), background), background);
    List<Assessment> shown = review.assessments();
    if (pid.isPresent()) {
      Optional<Target.Refused> refusal = Target.refusal(pid.getAsInt(), review);
      if (refusal.isPresent()) {
        return new Once.Answer("", Optional.of(refusal.get().line()), refusal.get().exitCode());
      }
      shown = Target.of(pid.getAsInt(), review).stream().toList();
    }
    if (shown.isEmpty()) {
      return new Once.Answer("", Optional.of(nothing(review)), Once.none(review));
    }
    Map<Assessment, Preflight> preflights = preflights(shown, review);
    if (preflights.isEmpty()) {
      return new Once.Answer(
          "",
          Optional.of("there is no USR2 to check for: a NEW master is there already, or OLD stops"),
          ExitCode.REFUSED);
    }
    String text =
        json
            ? JsonReport.of(Version.current(), review.snapshot(), shown, review.advice(), troubles)
            : PreflightText.of(Version.current(), review.snapshot(), preflights, troubles);
    boolean isWell =
        preflights.values().stream()
            .flatMap(preflight -> preflight.checks().stream())
            .noneMatch(Check::objects);
    return new Once.Answer(text, Optional.empty(), isWell ? ExitCode.FINE : ExitCode.REFUSED);
  }

  private static Map<Assessment, Preflight> preflights(List<Assessment> shown, Review review) {
    PreflightAdvice advice = PreflightAdvice.in(review.advice());
    Map<Assessment, Preflight> preflights = new LinkedHashMap<>();
    for (Assessment assessment : shown) {
      advice.of(assessment).ifPresent(preflight -> preflights.put(assessment, preflight));
    }
    return preflights;
  }

  private static String nothing(Review review) {
    return review.snapshot().host().hidden().isEmpty() ? TextReport.NOTHING : TextReport.UNKNOWN;
  }

  private void note(Msg message) {
    if (message instanceof Msg.SourceReported report) {
      report.trouble().ifPresent(what -> troubles.put(report.source(), what));
    }
  }
}

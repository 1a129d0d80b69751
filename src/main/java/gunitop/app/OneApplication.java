package gunitop.app;

import gunitop.process.Printable;
import gunitop.report.TextReport;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Review;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The application that a command is about.
 *
 * @param found it
 * @param refusal why there is none, or not one
 */
record OneApplication(Optional<Assessment> found, Optional<Target.Refused> refusal) {

  /** The one of this process; where none is named, the only one that there is. */
  static OneApplication of(OptionalInt pid, Review review) {
    if (pid.isPresent()) {
      return new OneApplication(
          Target.of(pid.getAsInt(), review), Target.refusal(pid.getAsInt(), review));
    }
    List<Assessment> all = review.assessments();
    if (all.size() == 1) {
      return new OneApplication(Optional.of(all.get(0)), Optional.empty());
    }
    return refused(all.isEmpty() ? nothing(review) : several(all));
  }

  /** Why nothing was found. */
  static Target.Refused nothing(Review review) {
    boolean sure = review.snapshot().host().hidden().isEmpty();
    return new Target.Refused(sure ? TextReport.NOTHING : TextReport.UNKNOWN, Once.none(review));
  }

  private static Target.Refused several(List<Assessment> all) {
    String list =
        all.stream()
            .map(
                one ->
                    "\n  %d  %s"
                        .formatted(
                            one.application().old().master().pid(),
                            Printable.of(one.application().name())))
            .collect(Collectors.joining());
    return new Target.Refused(
        "there are " + all.size() + " applications; name one by its master's PID:" + list,
        ExitCode.USAGE);
  }

  private static OneApplication refused(Target.Refused why) {
    return new OneApplication(Optional.empty(), Optional.of(why));
  }
}

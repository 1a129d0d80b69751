package gunitop.ui;

import gunitop.gunicorn.Application;
import gunitop.process.Focus;
import gunitop.process.Snapshot;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Command;
import gunitop.upgrade.Observation;
import gunitop.upgrade.Step;
import java.util.List;
import java.util.Set;

/**
 * What the core makes of one snapshot, together with what it learnt from the earlier ones; an
 * immutable value. The one seam between the screens and the judgement.
 */
public interface Review {

  /** The snapshot that was reviewed. */
  Snapshot snapshot();

  /** One for each application, in an order that does not change while they live. */
  List<Assessment> assessments();

  /** What changed since the review before; empty in the first. */
  List<Observation> observations();

  /** The review of the next snapshot. */
  Review next(Snapshot now);

  /** What the next snapshot shall look at, the given paths among it. */
  Focus focus(Set<String> files);

  /** Starts to watch for the effect of a command that is about to be sent to this application. */
  Watch watch(Step step, Command command, Application before);
}

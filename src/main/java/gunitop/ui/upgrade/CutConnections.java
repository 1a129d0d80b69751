package gunitop.ui.upgrade;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Worker;
import gunitop.ui.Model;
import gunitop.upgrade.Command;
import gunitop.upgrade.Review;
import gunitop.upgrade.Step;
import java.util.Optional;

/** What TERM to OLD means for the connections that OLD's workers hold. */
final class CutConnections {
  private CutConnections() {}

  /** In a sentence, with figures; empty where there are none, or none is known. */
  static Optional<String> of(Model model, Application application, Command command) {
    int connections = 0;
    for (Worker worker : application.old().workers()) {
      connections += worker.process().connections().orElse(0);
    }
    if (connections == 0) {
      return Optional.empty();
    }
    Review review = model.host().review().orElseThrow();
    String grace = review.begin(Step.TERM, command, application, model.host().nanos()).grace();
    return Optional.of(
        connections == 1
            ? "1 connection on OLD gets " + grace + ", then it is cut."
            : connections + " connections on OLD get " + grace + ", then they are cut.");
  }
}

package gunitop.ui.upgrade;

import gunitop.gunicorn.Application;
import gunitop.process.Listener;
import gunitop.ui.Model;
import gunitop.upgrade.Assessment;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the upgrade screen says once no process of its application is left. */
public final class GoneApplication {
  private GoneApplication() {}

  /** Whether another application took over a listener's address, so that this is no outage. */
  public static boolean isReplaced(Model model, Assessment last) {
    return heir(model, last).isPresent();
  }

  /** What has become of it, and what to do. */
  public static String text(Model model, Assessment last) {
    String left = "No process of this application is left";
    return heir(model, last)
        .map(heir -> left + "; " + heir + " now. Esc shows the tree.")
        .orElse("OUTAGE: " + left + ": start it again. Esc shows the tree.");
  }

  private static Optional<String> heir(Model model, Assessment last) {
    Set<String> addresses = addresses(last.application());
    for (Assessment other : model.host().assessments()) {
      for (String address : addresses(other.application())) {
        if (addresses.contains(address)) {
          int master = other.application().youngest().master().pid();
          return Optional.of("master " + master + " has " + address);
        }
      }
    }
    return Optional.empty();
  }

  private static Set<String> addresses(Application application) {
    return application.listeners().stream().map(Listener::address).collect(Collectors.toSet());
  }
}

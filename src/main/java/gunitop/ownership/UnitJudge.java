package gunitop.ownership;

import gunitop.gunicorn.Container;
import gunitop.gunicorn.Inits;
import gunitop.gunicorn.Supervisor;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import java.util.Optional;

/** Judges by the control group in which service of systemd's a master runs. */
final class UnitJudge {
  private static final String SYSTEMD_ITSELF = "/init.scope";

  private UnitJudge() {}

  static Optional<Supervisor> judge(
      ProcessSample master,
      Optional<ProcessSample> parent,
      Optional<Container> container,
      Snapshot snapshot) {
    if (container.isPresent() && parent.filter(Inits::isSystemd).isEmpty()) {
      // The service is one of our systemd's and holds the whole container.
      return Optional.empty();
    }
    String above = container.map(one -> groupOf(one, snapshot)).orElse("");
    return unitOf(master, above)
        .map(
            unit ->
                new Supervisor(
                    Supervisor.Kind.SYSTEMD,
                    unit,
                    parent.map(ProcessSample::pid).orElse(0),
                    "its control group is " + unit));
  }

  /** The control group of a container that systemd runs: it puts itself into init.scope. */
  private static String groupOf(Container container, Snapshot snapshot) {
    return snapshot
        .process(container.init())
        .map(init -> init.traits().controlGroup().orElse(""))
        .filter(path -> path.endsWith(SYSTEMD_ITSELF))
        .map(path -> path.substring(0, path.length() - SYSTEMD_ITSELF.length()))
        .orElse("");
  }

  /** The service in whose control group it lies; a session's scope is no service. */
  private static Optional<String> unitOf(ProcessSample master, String above) {
    String whole = master.traits().controlGroup().orElse("");
    String path = whole.startsWith(above) ? whole.substring(above.length()) : whole;
    for (String part : path.split("/")) {
      if (part.endsWith(".service") && !part.startsWith("user@")) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }
}

package gunitop.supervision.systemd;

import gunitop.gunicorn.UnitFacts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What {@code systemctl show} prints of a unit. */
public final class SystemdUnit {
  /** The properties to ask for. */
  static final String PROPERTIES =
      "LoadState,MainPID,Type,NotifyAccess,KillMode,Restart,PIDFile,ActiveState,TriggeredBy";

  private SystemdUnit() {}

  /** The facts; empty where the unit is not loaded or the output is none of systemctl's. */
  public static Optional<UnitFacts> parse(String output) {
    Map<String, String> values = new HashMap<>();
    output
        .lines()
        .filter(line -> line.indexOf('=') > 0)
        .forEach(
            line -> {
              int split = line.indexOf('=');
              values.put(line.substring(0, split), line.substring(split + 1));
            });
    String pid = values.getOrDefault("MainPID", "");
    if (!pid.matches("\\d{1,9}") || !"loaded".equals(values.get("LoadState"))) {
      return Optional.empty();
    }
    return Optional.of(
        new UnitFacts(
            Integer.parseInt(pid),
            values.getOrDefault("Type", ""),
            values.getOrDefault("NotifyAccess", ""),
            values.getOrDefault("KillMode", ""),
            values.getOrDefault("Restart", ""),
            values.getOrDefault("PIDFile", ""),
            values.getOrDefault("ActiveState", ""),
            values.getOrDefault("TriggeredBy", "")));
  }
}

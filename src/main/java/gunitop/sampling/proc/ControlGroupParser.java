package gunitop.sampling.proc;

import gunitop.process.Reading;
import java.nio.charset.StandardCharsets;

/** {@code /proc/PID/cgroup} ({@code cgroups(7)}): lines of hierarchy, controllers and path. */
public final class ControlGroupParser {
  private static final String UNIFIED = "0::";
  private static final String SYSTEMD = ":name=systemd:";

  private ControlGroupParser() {}

  /**
   * The path in systemd's own hierarchy where there is one (version 1), else in the unified one.
   */
  public static Reading<String> parse(byte[] content) {
    String unified = null;
    for (String line : new String(content, StandardCharsets.UTF_8).split("\n")) {
      int systemd = line.indexOf(SYSTEMD);
      if (systemd > 0) {
        return Reading.known(line.substring(systemd + SYSTEMD.length()));
      }
      if (line.startsWith(UNIFIED)) {
        unified = line.substring(UNIFIED.length());
      }
    }
    return unified == null ? Reading.notRead() : Reading.known(unified);
  }
}

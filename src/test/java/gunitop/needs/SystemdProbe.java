package gunitop.needs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Boots a systemd up to its basic target and has a unit there compare the cgroup that systemd says
 * it is in with the one that its process sees.
 */
final class SystemdProbe {
  private static final int SECONDS = 60;
  private static final int ANOTHER_TREE = 3;
  private static final String UNIT = "gunitop-needs.service";

  private static final String COMPARE =
      """
      [Unit]
      Requires=basic.target
      After=basic.target
      SuccessAction=exit-force
      FailureAction=exit-force
      FailureActionExitStatus=%d
      [Service]
      Type=oneshot
      ExecStart=/bin/sh /etc/systemd/system/compare.sh
      """;

  /** In a hybrid tree systemd's own hierarchy counts: so gunitop reads it too. */
  private static final String SCRIPT =
      """
      reads=$(sed -n 's/^[0-9]*:name=systemd://p' /proc/self/cgroup)
      [ -n "$reads" ] || reads=$(sed -n 's/^0:://p' /proc/self/cgroup)
      [ "$reads" = "$(systemctl show -p ControlGroup --value %s)" ]
      """;

  private SystemdProbe() {}

  /** Why there is none here; empty where there is. */
  static Optional<String> complaint() {
    try {
      Path folder = Files.createTempDirectory("gunitop-needs");
      Path units = Files.createDirectory(folder.resolve("units"));
      Path empty = Files.createDirectory(folder.resolve("empty"));
      Path said = folder.resolve("said");
      try {
        Files.writeString(units.resolve(UNIT), COMPARE.formatted(ANOTHER_TREE));
        Files.writeString(units.resolve("compare.sh"), SCRIPT.formatted(UNIT));
        String machine = "--machine=gunitop-needs-" + ProcessHandle.current().pid();
        List<String> boot =
            SystemdContainer.command(empty, units.toString(), machine, "systemd.unit=" + UNIT);
        int code = Trial.run(boot, folder, said, SECONDS);
        return switch (code) {
          case 0 -> Optional.empty();
          case ANOTHER_TREE ->
              Optional.of("gunitop reads another cgroup tree than systemd makes here");
          case -1 ->
              Optional.of(
                  "systemd does not come up here in " + SECONDS + " s: " + Trial.lastLine(said));
          case Trial.NOT_FOUND -> Optional.of("");
          default -> Optional.of("systemd does not come up here: " + Trial.lastLine(said));
        };
      } finally {
        Trial.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

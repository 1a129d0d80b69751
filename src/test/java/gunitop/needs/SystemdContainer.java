package gunitop.needs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A systemd in a container whose files are those of this host, copied when they are written. It
 * shares the host's network; PIDs are its own.
 */
public final class SystemdContainer {
  /**
   * Mounts it where nobody else sees it, and boots. (nspawn asks for /run/systemd/system before it
   * believes that cgroups may be had.)
   */
  private static final String BOOT =
      """
      mount -t tmpfs gunitop "$1"
      cd "$1"
      mkdir upper work root
      mount -t overlay gunitop -o lowerdir=/,upperdir=upper,workdir=work root
      [ -z "$2" ] || cp "$2"/* root/etc/systemd/system
      mount -t tmpfs gunitop /run
      mkdir -p /run/systemd/system
      shift 2
      exec systemd-nspawn --directory=root --quiet --register=no --keep-unit --boot "$@"
      """;

  private SystemdContainer() {}

  /**
   * The command that becomes nspawn.
   *
   * @param folder an empty folder outside of {@code /run}
   * @param units the folder with the unit files that it has besides; empty for none
   * @param more options for nspawn, then for systemd
   */
  public static List<String> command(Path folder, String units, String... more) {
    List<String> command = new ArrayList<>(List.of("unshare", "--mount", "sh", "-ec", BOOT));
    command.addAll(List.of("boot", folder.toString(), units));
    command.addAll(List.of(more));
    return command;
  }
}

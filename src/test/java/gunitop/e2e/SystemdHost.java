package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.SystemdContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A real systemd in a container whose files are those of this host, copied when they are written.
 * It shares the host's network; PIDs are its own.
 */
final class SystemdHost implements AutoCloseable {
  private static final Duration BOOT = Duration.ofSeconds(60);

  private final Path folder;
  private Process nspawn;
  private int init;

  private SystemdHost(Path folder) {
    this.folder = folder;
  }

  /** Boots it, with nothing in it but systemd itself. */
  static SystemdHost boot() {
    Need.SYSTEMD.mustBeDeclared();
    SystemdHost host = new SystemdHost(folder());
    try {
      host.start();
      return host;
    } catch (RuntimeException | Error failed) {
      host.close();
      throw failed;
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("gunitop-systemd");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void start() {
    try {
      nspawn =
          Shell.start(
              SystemdContainer.command(
                  Files.createDirectory(folder.resolve("mounts")),
                  "",
                  "--bind-ro=" + Path.of("").toAbsolutePath(),
                  "--machine=gunitop-" + ProcessHandle.current().pid(),
                  "systemd.unit=basic.target"),
              folder.resolve("console.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Await.until("a systemd that answers", BOOT, this::answers, this::console);
  }

  private boolean answers() {
    assertThat(nspawn.isAlive()).as(this::console).isTrue();
    List<Integer> children = PsTable.childrenOf((int) nspawn.pid());
    if (children.isEmpty()) {
      return false;
    }
    init = children.get(0);
    return run("systemctl", "is-active", "basic.target").out().strip().equals("active");
  }

  private String console() {
    try {
      return new String(Files.readAllBytes(folder.resolve("console.txt")));
    } catch (IOException gone) {
      return "";
    }
  }

  /** A command as it is run inside. */
  List<String> command(List<String> words) {
    List<String> command =
        new ArrayList<>(
            List.of("/usr/bin/nsenter", "-t", "" + init, "-m", "-p", "-u", "-i", "-n", "--"));
    command.addAll(words);
    return command;
  }

  /** Runs a command inside. */
  Shell.Result run(String... words) {
    return Shell.run(command(List.of(words)).toArray(String[]::new));
  }

  /** Writes a file inside. */
  void write(String path, String text) {
    try {
      Path file = here(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file that lies inside, wherever it was mounted; it may be gone. */
  Path here(String path) {
    return Path.of("/proc/" + init + "/root" + path);
  }

  /** The process that is called this inside, by its PID here. */
  int here(int inside) {
    return Await.present("process " + inside, () -> PsTable.belowBy(init, inside));
  }

  /** One property of a unit. */
  String property(String unit, String name) {
    return run("systemctl", "show", "-p", name, "--value", unit).out().strip();
  }

  /** The main process of a unit, by its PID inside. */
  int mainPid(String unit) {
    return Integer.parseInt(property(unit, "MainPID"));
  }

  /** Ends it with all that runs in it. */
  @Override
  public void close() {
    if (nspawn != null) {
      if (init > 1) {
        Shell.kill("KILL", init);
      }
      nspawn.destroy();
      Await.until("the end of systemd", () -> !nspawn.isAlive());
    }
    try {
      Files.deleteIfExists(folder.resolve("console.txt"));
      Files.deleteIfExists(folder.resolve("mounts"));
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

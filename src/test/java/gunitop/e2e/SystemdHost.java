package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
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
  private static final Path NSPAWN = Path.of("/usr/bin/systemd-nspawn");
  private static final Duration BOOT = Duration.ofSeconds(60);

  private final Path folder;
  private final Path root;
  private Process nspawn;
  private int init;

  private SystemdHost(Path folder) {
    this.folder = folder;
    this.root = folder.resolve("root");
  }

  /** Boots it, with nothing in it but systemd itself. */
  static SystemdHost boot() {
    Need.SYSTEMD.mustBeDeclared();
    SystemdHost host = new SystemdHost(folder());
    try {
      host.mount();
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

  private void mount() {
    mount("-t", "tmpfs", "gunitop", folder.toString());
    for (String name : List.of("upper", "work", "root")) {
      assertThat(folder.resolve(name).toFile().mkdir()).isTrue();
    }
    String layers = "lowerdir=/,upperdir=%s/upper,workdir=%s/work".formatted(folder, folder);
    mount("-t", "overlay", "gunitop", "-o", layers, root.toString());
  }

  private static void mount(String... words) {
    List<String> command = new ArrayList<>(List.of("mount"));
    command.addAll(List.of(words));
    Shell.Result result = Shell.run(command.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.err()).isZero();
  }

  private void start() {
    try {
      // nspawn asks for this folder before it believes that cgroups may be had.
      Files.createDirectories(Path.of("/run/systemd/system"));
      Path project = Path.of("").toAbsolutePath();
      nspawn =
          Shell.start(
              List.of(
                  NSPAWN.toString(),
                  "--quiet",
                  "--directory=" + root,
                  "--bind-ro=" + project,
                  "--machine=gunitop-" + ProcessHandle.current().pid(),
                  "--register=no",
                  "--keep-unit",
                  "--boot",
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
      Path file = root.resolve(path.substring(1));
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
    Shell.run("umount", "--lazy", root.toString());
    Shell.run("umount", "--lazy", folder.toString());
    folder.toFile().delete();
  }
}

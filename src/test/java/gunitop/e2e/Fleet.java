package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Three hosts, {@code web-01} to {@code web-03}: containers, each with a daemon of two workers and
 * an sshd, which is started inside for each connection and needs no network.
 */
final class Fleet implements AutoCloseable {
  private static final String GUNICORN =
      "gunicorn -w 2 -b 127.0.0.1:8000 --error-logfile /srv/app/log --daemon -p /run/web.pid"
          + " app:application; exec sleep 100000";

  private static final String SSHD =
      """
      HostKey %1$s/host
      AuthorizedKeysFile %1$s/user.pub
      PidFile none
      StrictModes no
      UsePAM no
      PermitRootLogin yes
      PasswordAuthentication no
      """
          .formatted(ContainerHost.FOLDER);

  private static final Duration LIMIT = Duration.ofSeconds(150);

  private final List<ContainerHost> hosts = new ArrayList<>();
  private final Path folder;

  private Fleet(Path folder) {
    this.folder = folder;
  }

  /** Starts it, and waits until each host's application serves. */
  static Fleet start() {
    Need.SSH.mustBeDeclared();
    try {
      Fleet fleet = new Fleet(Files.createTempDirectory("gunitop-fleet"));
      try {
        fleet.open();
        return fleet;
      } catch (IOException | RuntimeException | Error failed) {
        fleet.close();
        throw failed;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void open() throws IOException {
    makeKey(folder.resolve("user"));
    StringBuilder configuration = new StringBuilder();
    StringBuilder inventory = new StringBuilder("[web]\n");
    for (String name : List.of("web-01", "web-02", "web-03")) {
      ContainerHost host = ContainerHost.running(GUNICORN);
      hosts.add(host);
      makeKey(host.shared().resolve("host"));
      Files.copy(folder.resolve("user.pub"), host.shared().resolve("user.pub"));
      host.write("sshd_config", SSHD);
      host.awaitInside(1);
      String sshd = "mkdir -p /run/sshd && exec /usr/sbin/sshd -i -f /srv/app/sshd_config";
      configuration.append(
          """
          Host %s
            User root
            IdentityFile %s/user
            StrictHostKeyChecking no
            UserKnownHostsFile /dev/null
            LogLevel ERROR
            ProxyCommand %s sh -c '%s'
          """
              .formatted(name, folder, String.join(" ", host.command(List.of())), sshd));
      inventory.append(
          "%s ansible_ssh_common_args='-F %s/ssh_config' ansible_python_interpreter=/usr/bin/python3\n"
              .formatted(name, folder));
    }
    write("ssh_config", configuration.toString());
    write("hosts", inventory.toString());
    String ssh = "#!/bin/sh\nexec /usr/bin/ssh -F " + folder + "/ssh_config \"$@\"\n";
    Path program = write("ssh", ssh);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** The host of this number, 1 to 3. */
  ContainerHost host(int number) {
    return hosts.get(number - 1);
  }

  /** Runs a program of Ansible's here, for these hosts. */
  Shell.Result ansible(String... words) {
    List<String> command = new ArrayList<>(List.of(words));
    command.addAll(1, List.of("-i", folder + "/hosts"));
    return Shell.run(
        command,
        Map.of("HOME", folder.toString(), "LC_ALL", "C.UTF-8", "ANSIBLE_NOCOLOR", "1"),
        LIMIT);
  }

  /** Runs a shell's script here, whose ssh knows these hosts. */
  Shell.Result shell(String script) {
    return Shell.run(
        List.of("sh", "-c", script), Map.of("PATH", folder + ":" + System.getenv("PATH")), LIMIT);
  }

  /** Writes a file of the operator's. */
  Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void makeKey(Path file) {
    Shell.Result made =
        Shell.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString());
    assertThat(made.exitCode()).as(made.toString()).isZero();
  }

  @Override
  public void close() {
    hosts.forEach(ContainerHost::close);
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
